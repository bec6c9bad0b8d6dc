/** A figure that has a target, against the peer's in the same rounds. */
export interface Finding {
  readonly measure: string;
  readonly unit: string;
  readonly ours: readonly number[];
  /** Who is compared. */
  readonly peer: string;
  readonly peers: readonly number[];
  /** For the ratio. */
  readonly target: { readonly atMost: number } | { readonly atLeast: number };
  /** The command that measures it. */
  readonly command: string;
  /** What stands in the way, if something does. */
  readonly obstacle?: string;
}

/** A table of the page with what is to be said of it. */
export interface Section {
  readonly title: string;
  readonly text: string;
  readonly table: string;
}

/** What a part of the benchmark found. */
export interface PartReport {
  readonly findings: readonly Finding[];
  readonly sections: readonly Section[];
}

/** A function that is measured: a bundle, what Lambda would give it, and what it is asked. */
export interface Contender {
  readonly name: string;
  /** Path of the bundle. */
  readonly module: string;
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly event: unknown;
}

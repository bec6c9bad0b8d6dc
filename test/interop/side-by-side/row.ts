/**
 * Who asks: `owner` and `colleague` are members of the scenario's project, `stranger` of another one, `operator` is
 * admin in a third one; `nobody` has no token, `forger` one that Keystone never issued.
 */
export type Caller = 'owner' | 'colleague' | 'reader' | 'stranger' | 'operator' | 'nobody' | 'forger';

/**
 * A request that is sent to both. `{names}` stand for ids, which differ from side to side, and for times: `names.ts`.
 */
export interface Row {
  /** Verb and path; one that does not start with a slash is behind `/v2/{project}/`. */
  readonly request: string;
  /** What is special about it, when the request does not show it. */
  readonly note?: string;
  /** The owner of the scenario's project if nothing is said. */
  readonly as?: Caller;
  /** Besides a client's own; null takes one of those away. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** A text is sent as it is, anything else as JSON; a function gets the side's answer to the row before. */
  readonly body?: unknown;
  /** From now on this name stands for the answer's `job_id`, `backup_id`, …: that of the path's resource. */
  readonly keep?: string;
}

/** How the rows of a table are called when they are run. */
export function titleOf({ request, note, as }: Row): string {
  return [request, ...(note === undefined ? [] : [note]), ...(as === undefined ? [] : [`as ${as}`])].join(
    ', ',
  );
}

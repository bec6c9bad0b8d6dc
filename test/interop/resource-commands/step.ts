/** A command, and what it shows on the terminal. `{names}` stand for ids, which differ from side to side. */
export interface Step {
  /** What is typed behind `freezer`; `{file}` is a file with the step's document. */
  readonly command: string;
  readonly document?: object;
  /** A user without rights; the project's member if nothing is said. */
  readonly as?: 'member' | 'auditor';
  /** From now on this name stands for the id of what the command says to have made. */
  readonly keep?: string;
  /** A row of a table is a line, with a bar between its cells; an exit code other than 0 is the last line. */
  readonly shows: readonly string[];
  /** What it shows with Freezer 13 instead. */
  readonly freezer?: readonly string[];
  /** First cell of the entry in docs/deviations.md that gives the reason for that. */
  readonly because?: string;
}

/** A command that ends with a sentence and exit code 1. */
export function fails(...sentences: readonly string[]): readonly string[] {
  return [...sentences, 'exit code 1'];
}

/** What freezerclient 5.0 makes of every refusal when it registers a client or takes a plan out of a session. */
export const CRASH = fails("'ApiClientException' object has no attribute 'message'");

export const FORBIDDEN = fails('[*] Error 403: You are not allowed to access this resource');

import type { HttpMethod } from '../../../functions/contract/http-methods';

/** A request about which one rule decides, and which changes nothing when the rule allows it. */
export interface Probe {
  readonly rule: string;
  readonly method: HttpMethod;
  /** Below the project. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Freezer's own check. */
  readonly byDefault: string;
  /** What an operator writes in its place: between them, each rule that Freezer's own are made of, and nothing at all. */
  readonly instead: string;
}

export const ABSENT_ID = 'ffffffffffffffffffffffffffffffff';
/** No operation takes it. */
export const NO_DOCUMENT = '[]';
/** The state of nothing that there is. */
export const OF_NOTHING = { 'If-Match': '"0"' };

import type { Visitor } from '../command/login';
import type { Request } from '../command/send';
import type { Expectation } from './compare';

/** A request, and the answer that every deployment owes. */
export interface Check {
  readonly name: string;
  readonly request: Pick<Request, 'method' | 'path' | 'headers' | 'body'>;
  readonly expect: Expectation;
  /** Sent over HTTP/2, if the deployment offers that. */
  readonly overHttp2?: boolean;
  /** What says otherwise, and what can be set, when the answer differs. */
  readonly correct?: Correction;
}

export interface Correction {
  readonly document: string;
  readonly setting?: string;
}

/** What to correct when one of these checks differs. */
export function correcting(correct: Correction, checks: readonly Check[]): readonly Check[] {
  return checks.map((check) => ({ correct, ...check }));
}

/** What one visitor asks, always about a plan that is not there: a deployment that answers wrongly loses nothing. */
export interface Visit extends Visitor {
  readonly absentId: string;
  readonly path: string;
  /** The path asked for with the visitor's token, and with more headers if there are any. */
  readonly ask: (path: string, headers?: Readonly<Record<string, string>>) => Check['request'];
  /** The message names the id, which tells a plan that is not there from a path that is not there. */
  readonly absent: Expectation;
}

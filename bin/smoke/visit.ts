import type { Expectation } from './compare';
import type { Visitor } from './login';
import type { Request } from './send';

/** A request that changes nothing, and the answer that every deployment owes. */
export interface Check {
  readonly name: string;
  readonly request: Pick<Request, 'method' | 'path' | 'headers' | 'body'>;
  readonly expect: Expectation;
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

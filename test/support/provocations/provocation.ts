import type { RequestListener } from 'node:http';
import { type Route, ROUTES } from '../../../functions/contract/routes';
import type { TableName } from '../../../functions/contract/tables';

interface Sent {
  readonly method: string;
  readonly path: string;
  /** Without a user, no token is sent. */
  readonly user: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What becomes of the authorizer's question about the token. */
  readonly keystone?: RequestListener;
}

/** A request, and the status that an operation answers it with. */
export interface Provocation extends Sent {
  readonly operation: string;
  readonly status: number;
  readonly by: 'the service' | 'API Gateway';
  readonly about: string;
}

/** A request that nothing is wrong with, when an administrator sends it. */
export interface Success {
  readonly status: number;
  readonly path: string;
  readonly body?: unknown;
}

/** What the requests of a resource need to be there before, made by an administrator with POST. */
export interface Preparation {
  readonly path: string;
  readonly body: string;
}

/** What has to be in a table, because the API makes its id itself. */
interface StoredItem {
  readonly table: TableName;
  readonly item: object;
}

/** A resource's part of the provocations. */
export interface ResourceProvocations {
  readonly items: readonly StoredItem[];
  readonly preparations: readonly Preparation[];
  /** For each operation. */
  readonly successes: ReadonlyMap<string, Success>;
  /** What an operation has of its own, beside what its kind brings with it. */
  readonly own: readonly Provocation[];
}

export interface OwnRequest {
  readonly path?: string;
  readonly user?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Makes the provocations of one resource: whatever is not said is as in the operation's success. */
export function ownOf(successes: ReadonlyMap<string, Success>) {
  return (operation: string, status: number, about: string, request: OwnRequest): Provocation => {
    const route = ROUTES.find((candidate) => candidate.operation === operation);
    if (!route) throw new Error(`There is no operation ${operation}.`);
    const { path, body } = successOf(successes, operation);
    return provocation(route, status, about, { path, body, ...request });
  };
}

export function provocation(
  { operation, method }: Route,
  status: number,
  about: string,
  { body, ...request }: OwnRequest & { readonly path: string },
): Provocation {
  const text = body === undefined ? {} : { body: JSON.stringify(body) };
  return { operation, status, by: 'the service', about, method, user: 'admin', ...request, ...text };
}

export function successOf(successes: ReadonlyMap<string, Success>, operation: string): Success {
  const success = successes.get(operation);
  if (!success) {
    throw new Error(
      `Add a request for which ${operation} succeeds to the successes of its resource in test/support/provocations/.`,
    );
  }
  return success;
}

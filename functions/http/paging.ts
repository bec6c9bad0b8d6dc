import { LIMITS } from '../contract/limits';
import { BadDataFormat, InvalidParameter } from '../errors';
import type { PublicRequest } from './api-request';

export interface Page {
  /** How many documents at most: from 1 to `LIMITS.pageDocuments`. */
  readonly limit: number;
  /** How many documents to leave out before. */
  readonly offset: number;
}

type Query = PublicRequest['query'];

/** Freezer's own; it is also what 0 means. */
const DEFAULT_LIMIT = 10;

/** The words of OpenStack's services for a boolean. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...['1', 't', 'true', 'on', 'y', 'yes'].map((word) => [word, true] as const),
  ...['0', 'f', 'false', 'off', 'n', 'no'].map((word) => [word, false] as const),
]);

/**
 * @throws InvalidParameter for what is not an integer.
 * @throws BadDataFormat for a negative one, and for one that is too large.
 */
export function pageOf(query: Query): Page {
  const limit = countOf(query, 'limit') || DEFAULT_LIMIT;
  if (limit > LIMITS.pageDocuments) {
    throw new BadDataFormat(`The "limit" parameter must not be greater than ${LIMITS.pageDocuments}.`);
  }
  return { limit, offset: countOf(query, 'offset') };
}

/** @throws InvalidParameter for what is not a boolean. */
export function allProjectsOf(query: Query): boolean {
  const text = query.get('all_projects') ?? 'false';
  const value = BOOLEANS.get(text.toLowerCase());
  if (value === undefined) throw invalid('all_projects', 'a boolean');
  return value;
}

function countOf(query: Query, name: string): number {
  const text = query.get(name) ?? '0';
  if (!/^[+-]?\d+$/.test(text)) throw invalid(name, 'an integer');
  const count = Number(text);
  if (count < 0) throw new BadDataFormat(`The "${name}" parameter must not be negative.`);
  if (!Number.isSafeInteger(count)) throw new BadDataFormat(`The "${name}" parameter is too large.`);
  // "-0" is a number of its own.
  return Math.abs(count);
}

/** In Freezer's words. */
function invalid(name: string, what: string): InvalidParameter {
  return new InvalidParameter(`The "${name}" parameter is invalid. The value must be ${what}.`);
}

import { BadDataFormat } from '../errors';

type Fields = Readonly<Record<string, unknown>>;

/** That a document has this value under this name, wherever it is in it; null where it has no such name. */
export interface Condition {
  readonly name: string;
  readonly value: unknown;
}

/** What a list is narrowed by. */
export interface Search {
  /** All of these hold. */
  readonly match: readonly Condition[];
  /** None of these holds. */
  readonly match_not: readonly Condition[];
  /** Some text of the document contains this. */
  readonly text?: string;
  /** Keys beside `match` and `match_not`: Freezer ignores them, some lists know more. */
  readonly others: Fields;
}

/** Under it, `freezer --search` and Horizon send what a person typed. */
const ANYWHERE = '_all';

/**
 * Freezer's search: `{"match": [{name: value, …}, …], "match_not": […]}`; other keys are ignored. An `_all` in the first
 * object of `match` is a list as JSON, which then takes the place of everything else, or else a text to look for.
 * @param value Parsed JSON; undefined or null for none.
 * @throws BadDataFormat where Freezer would fail, and where it would ignore the search.
 */
export function parseSearch(value: unknown): Search {
  if (value === undefined || value === null) return { match: [], match_not: [], others: {} };
  if (!isFields(value)) throw new BadDataFormat('A search must be a JSON object.');
  const { match: sought, match_not: excluded, ...others } = value;
  const match = objectsOf(sought, 'match');
  const match_not = conditionsOf(objectsOf(excluded, 'match_not'));
  const [{ [ANYWHERE]: text, ...first } = {}, ...further] = match;
  if (text === undefined) return { match: conditionsOf(match), match_not, others };
  if (typeof text !== 'string') throw new BadDataFormat(`"${ANYWHERE}" of a search must be a text.`);
  const list = listIn(text);
  if (list) return { match: conditionsOf(objectsOf(list, ANYWHERE)), match_not: [], others };
  return { match: conditionsOf([first, ...further]), match_not, text, others };
}

/** Whether a search lets every document pass. */
export function isUnconditional({ match, match_not, text }: Search): boolean {
  return match.length === 0 && match_not.length === 0 && text === undefined;
}

/** The client that every plan which matches belongs to; undefined when it may be any. */
export function clientOf({ match }: Search): string | undefined {
  const clients = match.filter(({ name }) => name === 'client_id').map(({ value }) => value);
  return clients.find((value) => typeof value === 'string');
}

/** Whether this is how a backup agent asks for the plans that it has to run. */
export function isAgentPoll({ match, match_not }: Search): boolean {
  return match.some(({ name }) => name === 'client_id') && match_not.some(({ name }) => name === 'status');
}

function objectsOf(list: unknown, name: string): readonly Fields[] {
  if (list === undefined) return [];
  if (!Array.isArray(list) || !list.every(isFields)) {
    throw new BadDataFormat(`"${name}" of a search must be a list of objects.`);
  }
  return list;
}

function conditionsOf(objects: readonly Fields[]): readonly Condition[] {
  return objects.flatMap((object) => Object.entries(object).map(([name, value]) => ({ name, value })));
}

function listIn(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { LIMITS } from '../contract/limits';
import { BadDataFormat } from '../errors';
import { isSameJson, type JsonObject } from './json';

type Fields = Readonly<Record<string, unknown>>;

/** That a document has this value under this name, wherever it is in it; null where it has no such name. */
interface Condition {
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
 * object of `match` is a list as JSON, which then takes the place of everything else; a search as JSON, which then holds
 * beside the rest, because `freezer --search` wraps whatever it is given; or else a text to look for.
 * @param value Parsed JSON; undefined or null for none.
 * @throws BadDataFormat where Freezer would fail, and where it would ignore the search.
 */
export function parseSearch(value: unknown): Search {
  if (value === undefined || value === null) return searchFor({});
  if (!isFields(value)) throw new BadDataFormat('A search must be a JSON object.');
  const { match: sought, match_not: excluded, ...others } = value;
  const match = objectsOf(sought, 'match');
  const match_not = conditionsOf(objectsOf(excluded, 'match_not'));
  const [{ [ANYWHERE]: text, ...first } = {}, ...further] = match;
  if (text === undefined) return searchFor({ match: conditionsOf(match), match_not, others });
  if (typeof text !== 'string') throw new BadDataFormat(`"${ANYWHERE}" of a search must be a text.`);
  const typed = jsonIn(text);
  if (Array.isArray(typed)) return searchFor({ match: conditionsOf(objectsOf(typed, ANYWHERE)), others });
  const beside = { match: conditionsOf([first, ...further]), match_not, others };
  return isSearch(typed) ? both(parseSearch(typed), beside) : searchFor({ ...beside, text });
}

/** A search for what both let pass. */
function both(one: Search, { match, match_not, others }: Omit<Search, 'text'>): Search {
  return searchFor({
    ...one,
    match: [...one.match, ...match],
    match_not: [...one.match_not, ...match_not],
    others: { ...one.others, ...others },
  });
}

/** @throws BadDataFormat for more conditions than anybody needs, each of which is held against each document. */
function searchFor({ match = [], match_not = [], others = {}, ...text }: Partial<Search>): Search {
  const count = match.length + match_not.length;
  if (count > LIMITS.searchConditions) {
    throw new BadDataFormat(
      `A search can have up to ${LIMITS.searchConditions} conditions, and this one has ${count}.`,
    );
  }
  return { match, match_not, others, ...text };
}

/** Whether a search lets every document pass. */
export function isUnconditional({ match, match_not, text }: Search): boolean {
  return match.length === 0 && match_not.length === 0 && text === undefined;
}

/** The text that every document which matches has under this name; undefined when it may be any. */
export function valueIn({ match }: Search, sought: string): string | undefined {
  const values = match.filter(({ name }) => name === sought).map(({ value }) => value);
  return values.find((value) => typeof value === 'string');
}

/** The client that every plan which matches belongs to; undefined when it may be any. */
export function clientOf(search: Search): string | undefined {
  return valueIn(search, 'client_id');
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

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An object of other keys is what somebody looks for. */
function isSearch(value: unknown): value is Fields {
  return isFields(value) && ('match' in value || 'match_not' in value);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Ids that are the document's own where it has them, whatever stands under these names within it. */
const OWN_NAMES = ['client_id', 'job_id', 'action_id', 'backup_id', 'session_id'] as const;

/**
 * Tells whether a document, as the caller sees it, is among those that a search is for. Freezer looks for a name through the
 * whole document, and the last place where it finds it counts. For ids that would be dangerous: they are the document's
 * own where it has them. A `client_id` among the free keys of an action must neither hide a plan from its agent nor hand
 * it to another; and by their own ids plans are indexed and documents are found.
 */
export function matcherOf({ match, match_not, text }: Search): (document: JsonObject) => boolean {
  const names = new Set([...match, ...match_not].map(({ name }) => name));
  return (document) => {
    const found = names.size > 0 ? valuesIn(document, names) : NONE;
    const holds = ({ name, value }: Condition): boolean => isSameJson(found.get(name) ?? null, value);
    return match.every(holds) && !match_not.some(holds) && (text === undefined || contains(document, text));
  };
}

const NONE: ReadonlyMap<string, unknown> = new Map();

function valuesIn(document: JsonObject, names: ReadonlySet<string>): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  collect(document, names, found);
  for (const name of OWN_NAMES) {
    if (document[name] !== undefined) found.set(name, document[name]);
  }
  return found;
}

/** Below a key that is looked for, nothing is looked for. */
function collect(object: object, names: ReadonlySet<string>, found: Map<string, unknown>): void {
  for (const [name, value] of Object.entries(object) as [string, unknown][]) {
    if (names.has(name)) found.set(name, value);
    else for (const inner of objectsIn(value)) collect(inner, names, found);
  }
}

/** Lists in lists are not looked into, as in Freezer. */
function objectsIn(value: unknown): readonly object[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (inner): inner is object => typeof inner === 'object' && inner !== null && !Array.isArray(inner),
  );
}

function contains(value: unknown, text: string): boolean {
  if (typeof value === 'string') return value.includes(text);
  return (
    typeof value === 'object' && value !== null && Object.values(value).some((inner) => contains(inner, text))
  );
}

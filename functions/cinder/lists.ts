import { type Fields, isFields } from '../keystone/json';
import {
  type CinderResponse,
  type CinderClient,
  isItemNotFound,
  isRefusal,
  REFUSED,
  type Refused,
  unavailable,
} from './cinder-client';

export type Listed<Item> = { readonly kind: 'listed'; readonly items: readonly Item[] } | Refused;

export interface Wanted<Item> {
  readonly resource: 'volumes' | 'backups';
  /** What Cinder is asked to look for; it may refuse to, or ignore it. */
  readonly filters: Readonly<Record<string, string>>;
  /** Undefined for what is no such thing. */
  readonly parse: (fields: Fields) => Item | undefined;
  /** The same that Cinder is asked to look for, seen here. */
  readonly belongs: (item: Item) => boolean;
}

const PAGE_ITEMS = 100;
/** Of a list that Cinder does not filter, all things of the project are read. */
const MOST_PAGES = 100;
/** A function that lists is ended by its clock: no page is asked for later than this after the first one, in milliseconds. */
const LONGEST_MS = 15_000;
/** The item at which a page ended may be deleted before the next page is asked for. */
const MOST_STARTS = 4;

/** How reading a list may end before its end. */
type Interrupted = 'refused' | 'filter-refused' | 'marker-lost';

/**
 * All items that belong, in Cinder's order: never a part of them.
 * @throws BlockStorageError when Cinder does not respond, or the list has no end.
 */
export async function list<Item>(cinder: CinderClient, wanted: Wanted<Item>): Promise<Listed<Item>> {
  const until = Date.now() + LONGEST_MS;
  let { filters } = wanted;
  for (let start = 0; start < MOST_STARTS; start++) {
    const items = await readAll(cinder, { ...wanted, filters }, until);
    if (items === 'refused') return REFUSED;
    // An operator may have taken the filter from those that are allowed.
    if (items === 'filter-refused') filters = {};
    else if (items !== 'marker-lost') return { kind: 'listed', items };
  }
  throw unavailable({ method: 'GET', path: pathOf(wanted) }, 'pages whose ends are deleted again and again');
}

/** @param until Epoch milliseconds. */
async function readAll<Item>(
  cinder: CinderClient,
  wanted: Wanted<Item>,
  until: number,
): Promise<Item[] | Interrupted> {
  const items: Item[] = [];
  let marker: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const request = { method: 'GET', path: pathOf(wanted, marker) } as const;
    const response = await cinder.ask(request);
    const interrupted = interruption(response, wanted, marker);
    if (interrupted) return interrupted;
    const read = parsePage(response, wanted);
    if (!read) throw unavailable(request, `status ${response.status} without ${wanted.resource}`);
    items.push(...read.items.filter(wanted.belongs));
    if (read.next === undefined) return items;
    if (Date.now() > until) throw unavailable(request, 'pages that take too long');
    marker = read.next;
  }
  throw unavailable({ method: 'GET', path: pathOf(wanted) }, `more than ${MOST_PAGES} pages`);
}

function interruption(
  response: CinderResponse,
  { filters }: Pick<Wanted<unknown>, 'filters'>,
  marker: string | undefined,
): Interrupted | undefined {
  if (isRefusal(response)) return 'refused';
  if (response.status === 400 && Object.keys(filters).length > 0) return 'filter-refused';
  return marker !== undefined && isItemNotFound(response) ? 'marker-lost' : undefined;
}

/** Cinder links to a next page where there may be one; its address may be one that only Cinder knows, its id is ours. */
function parsePage<Item>({ status, body }: CinderResponse, { resource, parse }: Wanted<Item>) {
  const found = status === 200 && isFields(body) ? body[resource] : undefined;
  if (!isFields(body) || !Array.isArray(found)) return undefined;
  const fields = found.filter(isFields);
  const items = fields.map(parse).filter((item) => item !== undefined);
  if (items.length < found.length) return undefined;
  const last = fields.at(-1)?.['id'];
  const more = Array.isArray(body[`${resource}_links`]) && typeof last === 'string';
  return { items, next: more ? last : undefined };
}

function pathOf(
  { resource, filters }: Pick<Wanted<unknown>, 'resource' | 'filters'>,
  marker?: string,
): string {
  const query = new URLSearchParams({ ...filters, limit: String(PAGE_ITEMS), ...(marker && { marker }) });
  return `/${resource}/detail?${query.toString()}`;
}

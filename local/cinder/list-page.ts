import { badRequest, itemNotFound } from './errors';

/** What belongs to a list whatever it is a list of. */
const PAGING = new Set(['limit', 'marker', 'offset', 'sort', 'sort_key', 'sort_dir', 'all_tenants']);
/** Since then a filter that is not allowed is an error; before, it is ignored. */
const STRICT_FILTERS = 31;

/** What one API to the volumes allows, as its operator has set it up. */
export interface ApiLimits {
  /** What lists may be filtered by. */
  volumeFilters: readonly string[];
  backupFilters: readonly string[];
  /** Cinder's `osapi_max_limit`: a page has no more items, whatever is asked for. */
  pageItems: number;
  /** Behind `3.`. */
  newestMicroversion: number;
}

/** Those of a Cinder as Debian packs it. */
export const USUAL_LIMITS: ApiLimits = {
  volumeFilters: ['name', 'status', 'metadata', 'bootable', 'availability_zone', 'size'],
  backupFilters: ['name', 'status', 'volume_id'],
  pageItems: 1000,
  newestMicroversion: 70,
};

interface Item {
  readonly id: string;
  readonly name: string;
  readonly created_at: string;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface Listing<Listed extends Item> {
  /** As in `Volume … could not be found`. */
  readonly kind: 'Volume' | 'Backup';
  readonly items: readonly Listed[];
  readonly filters: readonly string[];
  /** The most that a page has. */
  readonly pageItems: number;
  readonly microversion: number;
}

export interface Page<Listed> {
  readonly items: readonly Listed[];
  /** Whether there may be more behind the last one. */
  readonly more: boolean;
}

/**
 * The newest first.
 * @throws CinderError 400 for filters that are not allowed, 404 for a marker that is not there (any more).
 */
export function listPage<Listed extends Item>(
  query: URLSearchParams,
  { kind, items, filters, pageItems, microversion }: Listing<Listed>,
): Page<Listed> {
  const asked = [...query].filter(([name]) => !PAGING.has(name));
  const unknown = asked.filter(([name]) => !filters.includes(name));
  if (unknown.length > 0 && microversion >= STRICT_FILTERS) {
    const names = unknown.map(([name]) => name).join(',');
    throw badRequest(`Invalid filters ${names} are found in query options.`);
  }
  const found = items
    .filter((item) => asked.every(([name, value]) => !filters.includes(name) || matches(item, name, value)))
    .sort((one, other) => (one.created_at < other.created_at ? 1 : -1));
  const limit = limitIn(query, pageItems);
  const page = found.slice(startIn(query, kind, items, found)).slice(0, limit);
  return { items: page, more: page.length === limit && limit > 0 };
}

function startIn(
  query: URLSearchParams,
  kind: 'Volume' | 'Backup',
  all: readonly Item[],
  found: readonly Item[],
): number {
  const marker = query.get('marker');
  if (marker === null) return 0;
  const item = all.find(({ id }) => id === marker);
  if (!item) throw itemNotFound(kind, marker);
  const start = found.findIndex(({ created_at }) => created_at < item.created_at);
  return start === -1 ? found.length : start;
}

function limitIn(query: URLSearchParams, most: number): number {
  const limit = query.get('limit');
  if (limit !== null && !/^\d+$/.test(limit)) throw badRequest('limit param must be an integer');
  return Math.min(limit === null ? most : Number(limit), most);
}

function matches(item: Item, name: string, value: string): boolean {
  if (name === 'metadata') return hasLabels(item.metadata, value);
  return String(new Map<string, unknown>(Object.entries(item)).get(name)) === value;
}

/** Python's dictionaries are understood too; what is neither finds nothing. */
function hasLabels(metadata: Readonly<Record<string, string>>, text: string): boolean {
  try {
    const labels = JSON.parse(text.replaceAll("'", '"')) as Readonly<Record<string, unknown>>;
    return Object.entries(labels).every(([key, value]) => metadata[key] === value);
  } catch {
    return false;
  }
}

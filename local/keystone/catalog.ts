import { stableId } from './stable-id';

/** A service that clients look up by type (or name) to learn its URL. */
export interface CatalogService {
  readonly type: string;
  readonly name: string;
  /** `$(project_id)s` stands for the project of the token that the catalog is for, as in Keystone. */
  readonly url: string;
}

/** One service in a token's catalog. */
export interface CatalogEntry {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly endpoints: readonly Endpoint[];
}

interface Endpoint {
  readonly id: string;
  readonly interface: (typeof INTERFACES)[number];
  readonly region: string;
  /** The same as `region`, which is what Keystone's v2 API called it. */
  readonly region_id: string;
  readonly url: string;
}

/** Clients take `public`, services and older panels `internal` or `admin`; here they are the same place. */
const INTERFACES = ['public', 'internal', 'admin'] as const;
const REGION = 'RegionOne';

export function catalogEntry({ type, name, url }: CatalogService): CatalogEntry {
  return {
    id: stableId('service', type, name),
    type,
    name,
    endpoints: INTERFACES.map((kind) => ({
      id: stableId('endpoint', type, name, kind),
      interface: kind,
      region: REGION,
      region_id: REGION,
      url,
    })),
  };
}

import { type Fields, isFields } from './json';

/** A service in a token's catalog, by one of the types that it may have. */
export interface CatalogService {
  readonly type: string;
  readonly endpoints: readonly CatalogEndpoint[];
}

export interface CatalogEndpoint {
  /** `public`, `internal` or `admin`. */
  readonly interface: string;
  readonly region: string;
  readonly url: string;
}

/** What in a token's body is no service or no endpoint is left out: a catalog is written by people. */
export function parseCatalog(catalog: unknown): readonly CatalogService[] {
  return objectsIn(catalog).flatMap(({ type, endpoints }) =>
    typeof type === 'string' ? [{ type, endpoints: objectsIn(endpoints).flatMap(endpointIn) }] : [],
  );
}

function endpointIn({
  interface: kind,
  region,
  region_id = region,
  url,
}: Fields): readonly CatalogEndpoint[] {
  if (typeof kind !== 'string' || typeof region_id !== 'string' || typeof url !== 'string') return [];
  return [{ interface: kind, region: region_id, url }];
}

function objectsIn(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}

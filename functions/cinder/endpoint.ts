import type { CatalogEndpoint, CatalogService } from '../keystone/catalog';

/** Which of a catalog's endpoints is meant. */
export interface EndpointChoice {
  /** Needed where the catalog has several. */
  readonly region?: string | undefined;
  readonly interface: 'public' | 'internal';
}

/** Names of the service in catalogs, the official one first. */
const TYPES = ['block-storage', 'block-store', 'volumev3'];
const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

/**
 * Where a project's volumes and backups are: `https://…/v3/<project_id>`.
 * @throws Error in words for the operator when the catalog has no such endpoint, several, or an unsafe one: backups
 *   in the wrong region would be worse than none.
 */
export function endpointIn(
  catalog: readonly CatalogService[],
  project_id: string,
  choice: EndpointChoice,
): string {
  const services = TYPES.map((type) => catalog.filter((service) => service.type === type));
  const endpoints = services.map((named) =>
    named.flatMap((service) => service.endpoints.filter(isMeant(choice))),
  );
  const found = endpoints.find((named) => named.length > 0) ?? [];
  const urls = [...new Set(found.map(({ url }) => url))];
  const [url] = urls;
  const which = `of interface ${choice.interface} in ${choice.region ?? 'any region'}`;
  if (url === undefined) throw new Error(`The catalog has no endpoint of block storage ${which}.`);
  if (urls.length > 1) {
    const regions = [...new Set(found.map(({ region }) => region))].join(', ');
    throw new Error(
      `The catalog has several endpoints of block storage ${which}: set its region (${regions}).`,
    );
  }
  return projectUrl(url, project_id);
}

function isMeant({ region, interface: kind }: EndpointChoice) {
  return (endpoint: CatalogEndpoint): boolean =>
    endpoint.interface === kind && (region === undefined || endpoint.region === region);
}

/** A catalog may leave out the version and the project; every Cinder understands them. */
function projectUrl(text: string, project_id: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const loopback = url?.protocol === 'http:' && LOOPBACK.includes(url.hostname);
  if (!url || (url.protocol !== 'https:' && !loopback)) {
    throw new Error('The catalog has a URL of block storage that is not https; tokens go there.');
  }
  const path = url.pathname.replace(/\/+$/, '');
  const versioned = /\/v\d[^/]*(\/|$)/.test(path) ? path : `${path}/v3`;
  if (!/\/v3(\/|$)/.test(versioned))
    throw new Error('The catalog has a URL of block storage that is not of version 3.');
  return url.origin + (versioned.endsWith(`/${project_id}`) ? versioned : `${versioned}/${project_id}`);
}

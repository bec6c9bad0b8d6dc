import { HTTP_METHODS } from '../../../functions/contract/http-methods';

/** A declared verb of a resource. */
export interface Routable {
  /** `/v2/{project_id}/jobs`; the last part may be greedy, `{proxy+}`. */
  readonly resourcePath: string;
  /** `ANY` stands for the verbs that API Gateway knows. */
  readonly verb: string;
}

export interface RouteMatch<Route extends Routable> {
  readonly route: Route;
  /** Percent-encoded as in the path; null when the resource has none. */
  readonly pathParameters: Readonly<Record<string, string>> | null;
}

/**
 * Finds the route of a request as API Gateway does: the most specific resource decides (a literal part before a
 * parameter before a greedy one), and a verb that it lacks falls through to a greedy resource above it.
 *
 * A trailing slash is taken for none. Doubled slashes make empty parts, which only a greedy parameter matches.
 */
export function matchRoute<Route extends Routable>(
  routes: readonly Route[],
  verb: string,
  path: string,
): RouteMatch<Route> | undefined {
  // An absolute URL or `*` in the request line names no resource.
  if (!path.startsWith('/')) return undefined;
  const segments = partsOf(path);
  const matching = routes
    .flatMap((route) => {
      const pathParameters = matchParts(partsOf(route.resourcePath), segments);
      return pathParameters ? [{ route, pathParameters }] : [];
    })
    .sort((a, b) => compare(rankOf(a.route), rankOf(b.route)));
  const best = matching[0]?.route.resourcePath;
  const found = matching
    .filter(({ route }) => route.resourcePath === best || route.resourcePath.endsWith('+}'))
    .find(({ route }) => serves(route.verb, verb));
  if (!found) return undefined;
  const { route, pathParameters } = found;
  return { route, pathParameters: Object.keys(pathParameters).length > 0 ? pathParameters : null };
}

function partsOf(path: string): readonly string[] {
  const parts = path.slice(1).split('/');
  return parts.at(-1) === '' ? parts.slice(0, -1) : parts;
}

function matchParts(
  parts: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [at, part] of parts.entries()) {
    const segment = segments[at];
    const [, name, greedy] = /^\{([^}+]+)(\+?)\}$/.exec(part) ?? [];
    if (name !== undefined && greedy) {
      const rest = segments.slice(at).join('/');
      return rest === '' ? undefined : { ...parameters, [name]: rest };
    }
    if (name === undefined ? segment !== part : !segment) return undefined;
    if (name !== undefined && segment !== undefined) parameters[name] = segment;
  }
  return parts.length === segments.length ? parameters : undefined;
}

/** One letter a part, in the order of precedence; a declared verb comes before `ANY`. */
function rankOf({ resourcePath, verb }: Routable): string {
  const ranks = partsOf(resourcePath).map((part) =>
    part.endsWith('+}') ? 'c' : part.startsWith('{') ? 'b' : 'a',
  );
  return `${ranks.join('')} ${verb === 'ANY' ? 1 : 0}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function serves(declared: string, verb: string): boolean {
  return declared === verb || (declared === 'ANY' && HTTP_METHODS.some((known) => known === verb));
}

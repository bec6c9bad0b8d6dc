import type { HttpMethod } from '../contract/http-methods';
import { FALLBACK_PATH, type Route } from '../contract/routes';
import type { GatewayRequest, PathParameters } from './api-request';

export interface ResolvedRoute<Known extends Route = Route> {
  readonly parameters: PathParameters;
  /** What the path answers to; OPTIONS, which every path answers to, is not among them. */
  readonly methods: readonly HttpMethod[];
  /** Absent when the path does not answer to the request's verb. */
  readonly route: Known | undefined;
  /** Whether the path's operations need no token. */
  readonly isPublic: boolean;
}

type Routed = Pick<GatewayRequest, 'method' | 'path' | 'chosen'>;

/**
 * Which known path, and which of its verbs, a request is for. A request comes through its own resource, or through the
 * fallback when API Gateway knows no such resource with that verb or does not take a trailing slash for nothing.
 */
export function resolveRoute<Known extends Route>(
  request: Routed,
  routes: readonly Known[],
): ResolvedRoute<Known> | undefined {
  for (const { path } of routes) {
    const parameters = parametersOf(request, path);
    if (!parameters) continue;
    const siblings = routes.filter((route) => route.path === path);
    return {
      parameters,
      methods: siblings.flatMap(methodsOf),
      route: siblings.find((route) => methodsOf(route).some((method) => method === request.method)),
      isPublic: siblings.every(({ access }) => access === 'public'),
    };
  }
  return undefined;
}

/** Who asks for the status of a public path alone gets it from the same operation; API Gateway sends no body then. */
function methodsOf({ method, access }: Route): readonly HttpMethod[] {
  return access === 'public' ? [method, 'HEAD'] : [method];
}

function parametersOf({ path, chosen }: Routed, known: string): PathParameters | undefined {
  if (chosen.path === known) return chosen.parameters;
  return chosen.path === FALLBACK_PATH ? matchSegments(known.split('/'), path.split('/')) : undefined;
}

function matchSegments(template: readonly string[], segments: readonly string[]): PathParameters | undefined {
  if (template.length !== segments.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, expected] of template.entries()) {
    const segment = segments[index] ?? '';
    if (expected.startsWith('{')) parameters[expected.slice(1, -1)] = segment;
    else if (expected !== segment) return undefined;
  }
  return parameters;
}

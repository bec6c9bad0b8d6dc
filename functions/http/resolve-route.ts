import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { HttpMethod } from '../contract/http-methods';
import { FALLBACK_PATH, type Route } from '../contract/routes';

/** Values of a path's `{parameters}`, as they stood in the URL: percent-encoding is not undone. */
export type PathParameters = Readonly<Record<string, string>>;

export interface ResolvedRoute {
  readonly parameters: PathParameters;
  /** What the path answers to; OPTIONS, which every path answers to, is not among them. */
  readonly methods: readonly HttpMethod[];
  /** Absent when the path does not answer to the request's verb. */
  readonly route: Route | undefined;
}

type RoutedEvent = Pick<APIGatewayProxyEvent, 'httpMethod' | 'resource' | 'pathParameters'>;

/**
 * Which known path, and which of its verbs, a request is for. A request comes through its own resource, or through the
 * fallback when API Gateway knows no such resource with that verb or does not take a trailing slash for nothing. The
 * event's `path` is not read: on a custom domain it contains the base path.
 */
export function resolveRoute(event: RoutedEvent, routes: readonly Route[]): ResolvedRoute | undefined {
  for (const { path } of routes) {
    const parameters = parametersOf(event, path);
    if (!parameters) continue;
    const siblings = routes.filter((route) => route.path === path);
    return {
      parameters,
      methods: siblings.map(({ method }) => method),
      route: siblings.find(({ method }) => method === event.httpMethod),
    };
  }
  return undefined;
}

/**
 * The path that a request is for, as the routes spell it: without stage and base path, and without a slash at the end.
 */
export function requestPath({ resource, pathParameters }: Omit<RoutedEvent, 'httpMethod'>): string {
  const sent = resource.replace(/\{(\w+)\+?\}/g, (_, name: string) => pathParameters?.[name] ?? '');
  return sent.replace(/\/$/, '');
}

function parametersOf({ resource, pathParameters }: RoutedEvent, path: string): PathParameters | undefined {
  if (resource === path) return definedValues(pathParameters);
  if (resource !== FALLBACK_PATH) return undefined;
  return matchSegments(path.split('/'), requestPath({ resource, pathParameters }).split('/'));
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

function definedValues(parameters: APIGatewayProxyEvent['pathParameters']): PathParameters {
  return Object.fromEntries(
    Object.entries(parameters ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

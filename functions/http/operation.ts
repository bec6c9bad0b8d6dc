import { type Access, type Resource, type Route, ROUTES } from '../contract/routes';
import type { ApiRequest, PublicRequest } from './api-request';
import type { ApiResponse } from './response';

export type PublicOperation = (request: PublicRequest) => ApiResponse | Promise<ApiResponse>;
export type Operation = (request: ApiRequest) => ApiResponse | Promise<ApiResponse>;

type KnownRoute = (typeof ROUTES)[number];
type Named<Name extends string, Who extends Access> = KnownRoute & {
  readonly operation: Name;
  readonly access: Who;
};
type RouteOf<Of extends Resource> = Extract<KnownRoute, { readonly resource: Of }>;
type PublicName<Of extends Resource> = Extract<RouteOf<Of>, { readonly access: 'public' }>['operation'];
type GuardedName<Of extends Resource> = Exclude<RouteOf<Of>, { readonly access: 'public' }>['operation'];

/** The operations of a resource that need a token, exactly those of its routes: one that is missing does not compile. */
export type Operations<Of extends Resource> = Readonly<Record<GuardedName<Of>, Operation>>;
/** Those that need none. */
export type PublicOperations<Of extends Resource> = Readonly<Record<PublicName<Of>, PublicOperation>>;

interface PublicServedRoute extends Route {
  readonly access: 'public';
  readonly operate: PublicOperation;
}

interface GuardedServedRoute extends Route {
  readonly access: GuardedAccess;
  readonly operate: Operation;
}

/** A route with what it leads to. */
export type ServedRoute = PublicServedRoute | GuardedServedRoute;

type GuardedAccess = Exclude<Access, 'public'>;

/** A resource's routes that need a token. */
export function served<Of extends Resource>(
  resource: Of,
  operations: Operations<Of>,
): readonly ServedRoute[] {
  const isOwn = (route: KnownRoute): route is Named<GuardedName<Of>, GuardedAccess> =>
    route.resource === resource && route.access !== 'public';
  return ROUTES.filter(isOwn).map((route) => ({ ...route, operate: operations[route.operation] }));
}

/** A resource's routes that need none. */
export function servedToAnybody<Of extends Resource>(
  resource: Of,
  operations: PublicOperations<Of>,
): readonly ServedRoute[] {
  const isOwn = (route: KnownRoute): route is Named<PublicName<Of>, 'public'> =>
    route.resource === resource && route.access === 'public';
  return ROUTES.filter(isOwn).map((route) => ({ ...route, operate: operations[route.operation] }));
}

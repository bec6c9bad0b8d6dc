import { RESOURCES, type Route, ROUTES } from '../../../functions/contract/routes';
import {
  type Operation,
  type Operations,
  type PublicOperation,
  type PublicOperations,
  served,
  servedToAnybody,
} from '../../../functions/http/operation';

const operate: Operation = () => ({ status: 204 });
const publish: PublicOperation = () => ({ status: 204 });

describe('Operations', () => {
  it('are exactly those of the routes of a resource', () => {
    const whole: Operations<'clients'> = {
      listClients: operate,
      createClient: operate,
      getClient: operate,
      deleteClient: operate,
    };
    // @ts-expect-error One is forgotten.
    const forgotten: Operations<'discovery'> = {};
    // @ts-expect-error One is misspelt.
    const misspelt: Operations<'discovery'> = { getVersions: operate };
    // @ts-expect-error What anybody may call is not among those that need a token.
    const open: Operations<'discovery'> = { getVersion: operate, getHealth: publish };
    // @ts-expect-error What anybody may call has no identity to go by.
    const closed: PublicOperations<'discovery'> = { listVersions: publish, getHealth: operate };
    expect([whole, forgotten, misspelt, open, closed]).toHaveLength(5);
  });
});

describe('served', () => {
  it('leads each route of a resource to its operation', () => {
    const getVersion: Operation = () => ({ status: 200 });
    expect(served('discovery', { getVersion })).toEqual([
      { ...ROUTES.find(({ operation }) => operation === 'getVersion'), operate: getVersion },
    ]);
  });

  it('keeps what anybody may call apart', () => {
    const names = servedToAnybody('discovery', { listVersions: publish, getHealth: publish });
    expect(names.map(({ operation }) => operation)).toEqual(['listVersions', 'getHealth']);
  });

  it('has no operation for a resource without routes', () => {
    expect(served('fallback', {})).toEqual([]);
  });
});

it('every route belongs to a resource, under a name of its own', () => {
  const routes: readonly Route[] = ROUTES;
  expect(routes.every(({ resource }) => RESOURCES.includes(resource))).toBe(true);
  expect(new Set(routes.map(({ operation }) => operation)).size).toBe(routes.length);
});

import { ClientRepository } from '../../../functions/clients/client-table';
import type { StoredClient } from '../../../functions/clients/document/client';
import type { Span } from '../../../functions/storage/item-pages';
import { storedClient } from '../../support/client';
import { startTable, type TestTable } from '../../support/table';

let table: TestTable;
let clients: ClientRepository;
beforeAll(async () => {
  table = await startTable('clients');
  clients = new ClientRepository(table.client, table.name);
});
afterAll(() => table.close());

let count = 0;
/** A client of its own for each case. */
const client = (changes: Partial<StoredClient> = {}) =>
  storedClient({ client_id: `client-${count++}`, ...changes });

describe('get', () => {
  it("finds the project's own client as it was put", async () => {
    const own = client();
    expect(await clients.put(own)).toBe(true);
    expect(await clients.get(own)).toEqual(own);
    expect(await clients.get({ ...own, project_id: 'other' })).toBeUndefined();
  });

  it('finds a central client from every project, but for one that has its own of this id', async () => {
    const central = client({ is_central: true });
    expect(await clients.put(central)).toBe(true);
    expect(await clients.get({ ...central, project_id: 'other' })).toEqual(central);
    const own = { ...central, project_id: 'other', is_central: false };
    expect(await clients.put(own)).toBe(true);
    expect(await clients.get(own)).toEqual(own);
    expect(await clients.get(central)).toEqual(central);
  });

  it('reads once where the project has the client, twice where it has not, consistently', async () => {
    const own = client();
    await clients.put(own);
    const send = jest.spyOn(table.client, 'send');
    await clients.get(own);
    expect(send).toHaveBeenCalledTimes(1);
    await clients.get({ ...own, client_id: 'absent' });
    expect(send).toHaveBeenCalledTimes(3);
    for (const [{ input }] of send.mock.calls) expect(input).toMatchObject({ ConsistentRead: true });
    send.mockRestore();
  });

  it('tells what it has cost', async () => {
    const own = client({ description: 'd'.repeat(9000) });
    await clients.put(own);
    const spend = jest.fn();
    await clients.get(own, { spend });
    await clients.get({ ...own, client_id: 'absent' }, { spend });
    expect(spend.mock.calls.map(([units]: number[]) => units)).toEqual([3, 1, 1]);
  });

  it('does not pass on an item that is not a client', async () => {
    const { project_id, client_id } = client();
    await table.put({ _registry: project_id, client_id, hostname: 'node' });
    await expect(clients.get({ project_id, client_id })).rejects.toMatchObject({ status: 500 });
  });
});

describe('put', () => {
  it('makes one central client of an id, whatever its project', async () => {
    const central = client({ is_central: true });
    expect(await clients.put(central)).toBe(true);
    expect(await clients.put({ ...central, project_id: 'other' })).toBe(false);
  });
});

describe('delete', () => {
  it('removes the one that is meant', async () => {
    const central = client({ is_central: true });
    const own = { ...central, is_central: false };
    await clients.put(central);
    await clients.put(own);
    expect(await clients.delete(own, own)).toBe(true);
    expect(await clients.get(own)).toEqual(central);
    expect(await clients.delete(central, { ...central, _version: 2 })).toBe(false);
    expect(await clients.delete(central, central)).toBe(true);
    expect(await clients.get(own)).toBeUndefined();
  });
});

describe('list', () => {
  const at = (second: number) => `2030-01-01T00:00:0${second}.000000`;
  const made: [id: string, time: number, changes: Partial<StoredClient>][] = [
    ['own-1', 1, {}],
    ['all-2', 2, { is_central: true, project_id: 'other' }],
    ['own-3', 3, {}],
    ['all-3', 3, { is_central: true }],
    ['own-4', 4, {}],
    ['all-5', 5, { is_central: true }],
    ['foreign', 2, { project_id: 'foreign' }],
  ];
  const listed = async (project: string, span?: Span): Promise<string[]> => {
    const ids: string[] = [];
    for await (const { client_id, created_at } of clients.list(project, span)) {
      if (created_at >= '2030') ids.push(client_id);
    }
    return ids;
  };
  beforeAll(async () => {
    for (const [client_id, time, changes] of made) {
      await table.put({
        ...storedClient({ client_id, created_at: at(time), project_id: 'listing', ...changes }),
        _registry: changes.is_central ? '#central' : (changes.project_id ?? 'listing'),
        _creation_order: `${at(time)}#${client_id}`,
      });
    }
  });

  it("has the project's own and the central ones in one order", async () => {
    expect(await listed('listing')).toEqual(['own-1', 'all-2', 'all-3', 'own-3', 'own-4', 'all-5']);
    expect(await listed('empty')).toEqual(['all-2', 'all-3', 'all-5']);
  });

  it('has each of them once in pages of whatever size', async () => {
    const central: string[] = [];
    for await (const { client_id } of clients.list('listing')) central.push(client_id);
    for (const limit of [1, 2, 3, 100]) {
      const paged: string[] = [];
      for (let skip = 0; skip < central.length; skip += limit) {
        for await (const { client_id } of clients.list('listing', { skip, limit })) paged.push(client_id);
      }
      expect(paged).toEqual(central);
    }
  });

  it('reads no more of each than its page can need', async () => {
    const send = jest.spyOn(table.client, 'send');
    await listed('listing', { skip: 1, limit: 2 });
    expect(send.mock.calls.map(([{ input }]) => input)).toEqual([
      expect.objectContaining({ IndexName: 'by_creation', ConsistentRead: true, Limit: 3 }),
      expect.objectContaining({ IndexName: 'by_creation', ConsistentRead: true, Limit: 3 }),
    ]);
    send.mockRestore();
  });
});

describe('list', () => {
  it('asks a budget for the project and for the registry, and tells it what both have cost', async () => {
    await clients.put(client({ project_id: 'counted' }));
    const budget = { assertLeft: jest.fn(), spend: jest.fn() };
    for await (const { project_id } of clients.list('counted', { budget })) {
      expect(project_id).toBeDefined();
    }
    expect([budget.assertLeft.mock.calls.length, budget.spend.mock.calls.length]).toEqual([2, 2]);
  });
});

import { request as httpRequest, type RequestListener } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { JobRepository } from '../../../functions/jobs/job-table';
import { agentJob, job, storedJob, jobItem } from '../../support/job';
import { headersFor, type Proxy, startProxy } from '../../support/proxy';
import { startTable, type TestTable, testClient } from '../../support/table';

let table: TestTable;
let jobs: JobRepository;
beforeAll(async () => {
  table = await startTable();
  jobs = new JobRepository(table.client, table.name);
});
afterAll(() => table.close());

let count = 0;
/** A plan of its own for each case. */
const plan = (changes: Partial<ReturnType<typeof storedJob>> = {}) =>
  storedJob({ job_id: `job-${count++}`, ...changes });

describe('get', () => {
  it.each([
    ['managed', plan({ name: 'n', session_tag: 3, disabled: true })],
    ['agent', plan({ ...agentJob(), job_id: 'agents', _event_shown: true })],
  ])('finds a plan as it was put, without what only the storage needs: %s', async (_kind, stored) => {
    expect(await jobs.put(stored)).toBe(true);
    expect(await jobs.get(stored)).toEqual(stored);
  });

  it('finds nothing where nothing is', async () => {
    expect(await jobs.get({ project_id: job().project_id, job_id: 'absent' })).toBeUndefined();
    expect(await jobs.get({ project_id: 'other', job_id: job().job_id })).toBeUndefined();
  });

  it('does not pass on an item that is not a plan', async () => {
    const stored = plan();
    await table.put({ ...jobItem(stored), job_schedule: { schedule_hour: new Set(['13']) } });
    await expect(jobs.get(stored)).rejects.toMatchObject({ name: 'StorageEngineError', status: 500 });
  });

  it('reads consistently', async () => {
    const send = jest.spyOn(table.client, 'send');
    await jobs.get(job());
    expect(send).toHaveBeenCalledTimes(1);
    expect(send.mock.calls[0]?.[0].input).toMatchObject({ ConsistentRead: true });
    send.mockRestore();
  });

  it('says what DynamoDB does not do', async () => {
    const elsewhere = new JobRepository(table.client, 'NoSuchTable');
    await expect(elsewhere.get(job())).rejects.toMatchObject({ status: 500 });
  });
});

describe('put', () => {
  it('makes a plan once', async () => {
    const stored = plan({ name: 'first' });
    expect(await jobs.put(stored)).toBe(true);
    expect(await jobs.put({ ...stored, name: 'second' })).toBe(false);
    expect(await jobs.get(stored)).toEqual(stored);
  });

  it('lets one of several writers of the same version through', async () => {
    const stored = plan();
    await jobs.put(stored);
    const names = ['a', 'b', 'c', 'd', 'e'];
    const done = await Promise.all(names.map((name) => jobs.put({ ...stored, name, _version: 2 })));
    expect(done.filter(Boolean)).toHaveLength(1);
    expect((await jobs.get(stored))?.name).toBe(names[done.indexOf(true)]);
  });

  it('does not write a later version where no plan is', async () => {
    const stored = plan({ _version: 2 });
    expect(await jobs.put(stored)).toBe(false);
    expect(await jobs.get(stored)).toBeUndefined();
  });

  it('does not take a plan that was removed and made anew for the one that was read', async () => {
    const old = plan();
    const anew = { ...old, created_at: '2025-01-01T00:00:00.000000' };
    await jobs.put(old);
    await jobs.delete(old);
    await jobs.put(anew);
    expect(await jobs.put({ ...old, _version: 2 })).toBe(false);
    expect(await jobs.get(old)).toEqual(anew);
  });

  it('loses nothing of what fifty write at once', async () => {
    const stored = plan({ session_tag: 0 });
    await jobs.put(stored);
    const increment = async (): Promise<void> => {
      const found = (await jobs.get(stored)) ?? stored;
      const next = { ...found, session_tag: (found.session_tag ?? 0) + 1, _version: found._version + 1 };
      if (await jobs.put(next)) return;
      await sleep(Math.random() * 500);
      await increment();
    };
    await Promise.all(Array.from({ length: 50 }, increment));
    expect(await jobs.get(stored)).toMatchObject({ session_tag: 50, _version: 51 });
  });

  it('refuses what DynamoDB would refuse, before it is asked', async () => {
    const send = jest.spyOn(table.client, 'send');
    const large = plan({ description: 'x'.repeat(128 * 1024) });
    await expect(jobs.put(large)).rejects.toMatchObject({ name: 'BadDataFormat' });
    expect(send).not.toHaveBeenCalled();
    send.mockRestore();
  });

  it('takes a failure of DynamoDB for one', async () => {
    const elsewhere = new JobRepository(table.client, 'NoSuchTable');
    await expect(elsewhere.put(plan())).rejects.toMatchObject({ name: 'StorageEngineError', status: 500 });
  });
});

describe('delete', () => {
  it('removes any version, and finds nothing wrong where nothing is', async () => {
    const stored = plan();
    await jobs.put(stored);
    expect(await jobs.delete(stored)).toBe(true);
    expect(await jobs.get(stored)).toBeUndefined();
    expect(await jobs.delete(stored)).toBe(true);
  });

  it('removes the version that is meant, and no other', async () => {
    const stored = plan();
    await jobs.put(stored);
    expect(await jobs.delete(stored, { ...stored, _version: 2 })).toBe(false);
    expect(await jobs.get(stored)).toEqual(stored);
    expect(await jobs.delete(stored, { ...stored, created_at: '2025-01-01T00:00:00.000000' })).toBe(false);
    const { project_id, job_id } = stored;
    expect(await jobs.delete({ project_id, job_id }, { _version: 1 })).toBe(true);
    expect(await jobs.get(stored)).toBeUndefined();
    expect(await jobs.delete(stored, stored)).toBe(true);
  });
});

describe('the number of plans', () => {
  it('follows what is made and what is removed, once each', async () => {
    const add = jest.fn(() => Promise.resolve());
    const counted = new JobRepository(table.client, table.name, { add });
    const stored = plan();
    await counted.put(stored);
    await counted.put(stored);
    await counted.put({ ...stored, _version: 2 });
    expect(add.mock.calls).toEqual([[stored.project_id, 1]]);
    await counted.delete(stored, { _version: 7 });
    await counted.delete(stored);
    await counted.delete(stored);
    await counted.delete(stored, stored);
    expect(add.mock.calls.slice(1)).toEqual([[stored.project_id, -1]]);
  });
});

describe('when an answer gets lost after the work was done', () => {
  let proxy: Proxy;
  let distant: JobRepository;
  beforeAll(async () => {
    proxy = await startProxy(() => table.url);
    distant = new JobRepository(testClient(proxy.url), table.name);
  });
  afterAll(() => proxy.close());

  /** DynamoDB does what is asked for, and what comes back is a failure; the next request is answered honestly. */
  const losing =
    (meanwhile: () => Promise<unknown> = () => Promise.resolve()): RequestListener =>
    (request, response) => {
      proxy.misbehave(undefined);
      const options = { method: request.method, headers: headersFor(table.url, request), agent: false };
      const forwarded = httpRequest(table.url, options, (answer) => {
        answer.resume().on('end', () => void meanwhile().then(() => response.writeHead(500).end()));
      });
      request.pipe(forwarded);
    };

  it('knows its own creation and its own change', async () => {
    const stored = plan();
    proxy.misbehave(losing());
    expect(await distant.put(stored)).toBe(true);
    proxy.misbehave(losing());
    expect(await distant.put({ ...stored, name: 'new', _version: 2 })).toBe(true);
    expect(await jobs.get(stored)).toEqual({ ...stored, name: 'new', _version: 2 });
  });

  it('knows its own change when an event was marked on it meanwhile', async () => {
    const stored = plan({ job_schedule: { event: 'stop' } });
    proxy.misbehave(losing(() => jobs.markEventShown(stored)));
    expect(await distant.put(stored)).toBe(true);
  });

  it("does not take another's plan for its own", async () => {
    const stored = plan();
    await jobs.put(stored);
    proxy.misbehave(losing());
    expect(await distant.put(stored)).toBe(false);
  });

  it('has deleted what is gone, but not what is there anew', async () => {
    const stored = plan();
    await jobs.put(stored);
    proxy.misbehave(losing());
    expect(await distant.delete(stored, stored)).toBe(true);
    await jobs.put(stored);
    const anew = { ...stored, created_at: '2025-01-01T00:00:00.000000' };
    proxy.misbehave(losing(() => jobs.put(anew)));
    expect(await distant.delete(stored, stored)).toBe(false);
    expect(await jobs.get(stored)).toEqual(anew);
  });
});

import type { JsonObject } from '../../../functions/documents/json';
import { MissingCredentials } from '../../../functions/errors';
import { PROJECT_ID } from '../../support/identity';
import { agentJob, job, storedJob } from '../../support/job';
import { type ServiceInProcess, startServiceInProcess } from '../../support/service-in-process';

const PLAN = {
  client_id: 'hci',
  job_schedule: { schedule_hour: '13' },
  job_actions: [{ freezer_action: { action: 'backup', mode: 'hci-volumes' } }],
};
const { job_id } = job();

/** What the service remembers of a plan and shows to nobody. */
function internals(plan: object | undefined): JsonObject {
  const hidden = Object.entries(plan ?? {}).filter(
    ([key]) => key.startsWith('_') && !['_version', '_configurations'].includes(key),
  );
  return Object.fromEntries(hidden);
}

describe.each(['stack', 'paused'] as const)('plans that the service runs (%s)', (managedRunner) => {
  const findOrCreate = jest.fn(() => Promise.resolve('t-1'));
  let service: ServiceInProcess;
  beforeAll(async () => {
    service = await startServiceInProcess({ managedRunner, runnerTrusts: { findOrCreate } });
  });
  afterAll(() => service.close());
  beforeEach(async () => {
    findOrCreate.mockClear();
    await service.jobs.delete({ project_id: PROJECT_ID, job_id });
  });

  const stored = () => service.jobs.get({ project_id: PROJECT_ID, job_id });
  const send = (operation: string, body?: JsonObject, parameters: Readonly<Record<string, string>> = {}) =>
    service.send({ operation, parameters: { job_id, ...parameters }, ...(body && { body }) });
  const make = () => send('replaceJob', PLAN);

  it('are made with a start and a trust, of which nobody is shown anything', async () => {
    expect((await make()).status).toBe(201);
    const hidden = internals(await stored());
    expect(hidden).toEqual({
      _due: expect.stringMatching(/^\d{4}-\d\d-\d\dT13:00:00$/) as string,
      _due_shard: '0',
      _anchor: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/) as string,
      _trust_id: 't-1',
    });
    const { body: shown } = await send('getJob');
    const { body: listed } = await send('listJobs');
    for (const text of [JSON.stringify(shown), JSON.stringify(listed)]) expect(text).not.toMatch(/t-1|"_/);
    expect(shown).toMatchObject({ status: 'scheduled', job_schedule: PLAN.job_schedule });
  });

  it('keep all of it when whole documents, old copies and forged ones come back', async () => {
    await make();
    const { body: copy } = await send('getJob');
    const hidden = internals(await stored());
    await send('updateJob', { name: 'renamed' });
    const { body: present } = await send('getJob');
    expect((await send('updateJob', present)).status).toBe(200);
    expect((await send('replaceJob', { ...present, name: 'again' })).status).toBe(201);
    expect((await send('updateJob', { ...copy, name: 'old' })).status).toBe(412);
    for (const key of ['_due', '_due_shard', '_anchor', '_run', '_trust_id', '_refusals']) {
      for (const operation of ['updateJob', 'replaceJob', 'createJob']) {
        expect((await send(operation, { ...PLAN, [key]: 'x' })).status).toBe(400);
      }
    }
    const forged = {
      ...present,
      _version: 99,
      user_credentials: { trust_id: 'x' },
      status: 'running',
      name: 'new',
    };
    expect((await send('updateJob', forged)).status).toBe(412);
    expect((await send('replaceJob', forged)).status).toBe(201);
    expect(internals(await stored())).toEqual(hidden);
    expect((await send('getJob')).body).toMatchObject({ name: 'new', status: 'scheduled' });
    expect(findOrCreate).toHaveBeenCalledTimes(1);
  });

  it('start once, and rest when they are asked to', async () => {
    await make();
    const start = () => send('createJobEvent', { start: null });
    expect(await start()).toEqual({ status: 202, body: { result: 'success' } });
    const due = await stored();
    expect(Date.parse(`${due?._due ?? ''}Z`)).toBeLessThanOrEqual(Date.now());
    expect(await start()).toEqual({ status: 202, body: { result: 'start already requested' } });
    expect(await stored()).toEqual(due);
    expect(await send('createJobEvent', { stop: null })).toMatchObject({ status: 202 });
    expect(internals(await stored())).toEqual({ _anchor: due?._anchor, _trust_id: 't-1' });
    expect((await send('getJob')).body).toMatchObject({ status: 'stop', job_schedule: PLAN.job_schedule });
  });

  it('get a trust when somebody starts them who can make one', async () => {
    await service.jobs.put(storedJob({ job_id }));
    findOrCreate.mockRejectedValueOnce(new MissingCredentials('You cannot.'));
    expect(await send('createJobEvent', { start: null })).toMatchObject({
      status: 422,
      body: { title: 'Missing required credentials', description: 'You cannot.' },
    });
    expect(internals(await stored())).toEqual({});
    expect((await send('createJobEvent', { start: null })).status).toBe(202);
    expect(internals(await stored())).toMatchObject({ _trust_id: 't-1', _due_shard: '0' });
  });

  it('are stopped by who can make none', async () => {
    await service.jobs.put(storedJob({ job_id, _due: '2024-06-01T13:00:00', _due_shard: '0' }));
    findOrCreate.mockRejectedValue(new MissingCredentials('You cannot.'));
    expect((await send('createJobEvent', { stop: null })).status).toBe(202);
    expect((await send('updateJob', { disabled: true })).status).toBe(200);
    expect((await send('updateJob', { disabled: false })).status).toBe(422);
    expect(internals(await stored())).toEqual({});
    findOrCreate.mockResolvedValue('t-1');
  });

  it('are those that a run can do something with', async () => {
    const refused = async (changes: JsonObject) => {
      const { status, body } = await send('replaceJob', { ...PLAN, ...changes });
      return [status, body['description']];
    };
    expect(await refused({ job_actions: [] })).toEqual([
      422,
      'A managed plan without an action does nothing; allowed: a backup of volumes',
    ]);
    const [{ freezer_action }] = PLAN.job_actions as [(typeof PLAN.job_actions)[0]];
    expect(
      await refused({ job_actions: [{ freezer_action: { ...freezer_action, volume_ids: [] } }] }),
    ).toEqual([
      400,
      "volume_ids cannot be []; allowed: 1 to 100 ids of volumes, each once, or none for the volumes with this plan's label",
    ]);
    expect(await refused({ job_schedule: { schedule_interval: '1 minutes' } })).toEqual([
      400,
      'The schedule of a managed plan cannot have starts 60 seconds apart; allowed: at least 5 minutes from each start to the next one',
    ]);
    expect(await stored()).toBeUndefined();
    expect(findOrCreate).not.toHaveBeenCalled();
  });

  it('are not in sessions, which are told before anything is written', async () => {
    await make();
    const session_id = 's-1';
    await send('replaceSession', { schedule: {}, session_tag: 0 }, { session_id });
    const refusal = {
      status: 422,
      body: { description: 'A managed plan cannot be in a session: agents alone run plans of sessions.' },
    };
    const before = await stored();
    expect(await send('addSessionJob', undefined, { session_id })).toMatchObject(refusal);
    expect(await send('updateJob', { session_id })).toMatchObject(refusal);
    expect(await send('createJob', { ...PLAN, session_id })).toMatchObject(refusal);
    expect((await send('getSession', undefined, { session_id })).body).toHaveProperty('jobs', {});
    expect(await stored()).toEqual(before);
  });

  it('rest when they leave the session that they were in before', async () => {
    await service.jobs.put(
      storedJob({ job_id, session_id: 's', _due: '2024-06-01T13:00:00', _due_shard: '0', _trust_id: 't-0' }),
    );
    await send('replaceSession', { schedule: {}, session_tag: 0 }, { session_id: 's' });
    await send('deleteSession', undefined, { session_id: 's' });
    await send('removeSessionJob', undefined, { session_id: 's' });
    expect(await stored()).toMatchObject({ session_id: '', status: 'stop' });
    expect(internals(await stored())).toEqual({ _trust_id: 't-0' });
  });

  it('are reported on by nobody', async () => {
    await make();
    expect(await send('reportJob', { status: 'running' })).toMatchObject({
      status: 409,
      body: { description: 'This deployment runs managed plans itself: nobody else reports on them.' },
    });
  });

  it('leave plans of agents as they are', async () => {
    const { client_id, job_actions, job_schedule } = agentJob();
    await send('replaceJob', { client_id, job_actions, job_schedule });
    await send('createJobEvent', { start: null });
    await send('updateJob', { disabled: true, session_id: 's' });
    await send('updateJob', { disabled: false });
    expect(internals(await stored())).toEqual({});
    expect(findOrCreate).not.toHaveBeenCalled();
  });
});

describe('plans of another runner', () => {
  it('have no clock and no trust', async () => {
    const findOrCreate = jest.fn(() => Promise.resolve('t-1'));
    const service = await startServiceInProcess({
      managedRunner: 'external',
      runnerTrusts: { findOrCreate },
    });
    try {
      const parameters = { job_id };
      const odd = { ...PLAN, job_actions: [], job_schedule: { schedule_minute: '*' }, session_id: 's' };
      expect((await service.send({ operation: 'replaceJob', parameters, body: odd })).status).toBe(201);
      await service.send({ operation: 'createJobEvent', parameters, body: { start: null } });
      const report = { operation: 'reportJob', parameters, body: { status: 'running' } };
      expect((await service.send(report)).status).toBe(200);
      expect(internals(await service.jobs.get({ project_id: PROJECT_ID, job_id }))).toEqual({});
      expect(findOrCreate).not.toHaveBeenCalled();
    } finally {
      await service.close();
    }
  });
});

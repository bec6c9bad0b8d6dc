import type { StoredClient } from '../../../functions/clients/document/client';
import { MissingCredentials, UnprocessableEntity } from '../../../functions/errors';
import { AgentClients, type AgentClientsSettings } from '../../../functions/jobs/agent-clients';
import type { Job, StoredJob } from '../../../functions/jobs/document/job';
import { apiRequest } from '../../support/api-request';
import { storedClient } from '../../support/client';
import { identity, OTHER_PROJECT_ID, PROJECT_ID } from '../../support/identity';
import { agentJob, job, storedJob } from '../../support/job';

function agentClients(client: StoredClient | undefined, changes: Partial<AgentClientsSettings> = {}) {
  const get = jest.fn(() => Promise.resolve(client));
  const settings = { agentClients: 'registered', managedClients: new Set(['hci']), ...changes } as const;
  return { clients: new AgentClients({ get }, settings), get };
}

const CALLER = apiRequest({ headers: { 'x-auth-token': 'token' } });
const PLAN = storedJob(agentJob());
const { project_id, client_id } = PLAN;

describe('admitted', () => {
  it('passes a plan that its client can carry out', async () => {
    const { clients, get } = agentClients(storedClient());
    await clients.admitted(PLAN, CALLER);
    expect(get.mock.calls).toEqual([[{ project_id, client_id }]]);
  });

  it.each([
    ['there is not', undefined, `Client not found with ID ${client_id}`],
    ['cannot', storedClient({ supported_modes: ['nova'] }), `Client ${client_id} does not support mode: fs`],
  ])('refuses one whose client %s', async (_what, client, message) => {
    const { clients } = agentClients(client);
    await expect(clients.admitted(PLAN, CALLER)).rejects.toThrow(new UnprocessableEntity(message));
    await expect(clients.admitted(PLAN, CALLER, { ...PLAN, client_id: 'other' })).rejects.toThrow(message);
    await expect(clients.admitted(PLAN, CALLER, { ...PLAN, job_actions: [] })).rejects.toThrow(message);
  });

  it.each<[string, StoredJob, Job | undefined, Partial<AgentClientsSettings>]>([
    ['a managed plan', storedJob(job()), undefined, {}],
    ["an agent's report", PLAN, { ...PLAN, job_schedule: {} }, {}],
    ['a deployment that knows no clients', PLAN, undefined, { agentClients: 'any' }],
  ])('reads nothing for %s', async (_what, plan, before, settings) => {
    const { clients, get } = agentClients(undefined, settings);
    await clients.admitted(plan, CALLER, before);
    expect(get).not.toHaveBeenCalled();
  });

  it('looks a client up once, for each project that has plans of it', async () => {
    const { clients, get } = agentClients(storedClient());
    await clients.admitted(PLAN, CALLER);
    await clients.admitted({ ...PLAN, job_id: 'another' }, CALLER);
    await clients.admitted({ ...PLAN, project_id: OTHER_PROJECT_ID }, CALLER);
    expect(get.mock.calls).toEqual([
      [{ project_id, client_id }],
      [{ project_id: OTHER_PROJECT_ID, client_id }],
    ]);
  });
});

describe('a central client', () => {
  const central = storedClient({ is_central: true, project_id: OTHER_PROJECT_ID });
  const settings = { agentClients: 'registered', managedClients: new Set<string>() } as const;
  const findOrCreate = jest.fn(() => Promise.resolve('t-1'));
  const withTrusts = (client: StoredClient) =>
    new AgentClients({ get: () => Promise.resolve(client) }, settings, { findOrCreate });
  const credentials = { trust_id: 't-1', trustor_user_id: CALLER.identity.user_id };
  beforeEach(() => findOrCreate.mockClear());

  it('gets a trust of the caller, with the caller’s own token', async () => {
    expect(await withTrusts(central).admitted(PLAN, CALLER)).toEqual({
      ...PLAN,
      user_credentials: credentials,
    });
    expect(findOrCreate.mock.calls).toEqual([
      [{ token: 'token', user_id: credentials.trustor_user_id, project_id }, undefined],
    ]);
  });

  it('asks for it once, also when somebody was faster and the plan is written again', async () => {
    const clients = withTrusts(central);
    await clients.admitted(PLAN, CALLER);
    expect(await clients.admitted(PLAN, CALLER)).toMatchObject({ user_credentials: credentials });
    expect(findOrCreate).toHaveBeenCalledTimes(1);
  });

  it('needs none where the client is the project’s own, and where nobody knows its account', async () => {
    expect(await withTrusts(storedClient()).admitted(PLAN, CALLER)).toBe(PLAN);
    expect(await agentClients(central).clients.admitted(PLAN, CALLER)).toBe(PLAN);
    expect(findOrCreate).not.toHaveBeenCalled();
  });

  describe('of a plan with a trust', () => {
    const mine = { ...PLAN, user_credentials: { ...credentials, trust_id: 't-0' } };
    const theirs = { ...PLAN, user_credentials: { trust_id: 't-0', trustor_user_id: 'somebody' } };
    const otherWork = { ...theirs, job_actions: [] };
    const otherClient = { ...theirs, client_id: 'other' };

    it('keeps it for the work that it was made for, whoever sends that again', async () => {
      expect(await withTrusts(central).admitted(theirs, CALLER, { ...theirs, name: 'n' })).toBe(theirs);
      expect(findOrCreate).not.toHaveBeenCalled();
    });

    it('keeps it for the work of the same person', async () => {
      for (const before of [undefined, otherWork, otherClient]) {
        expect(await withTrusts(central).admitted(mine, CALLER, before)).toBe(mine);
      }
      expect(findOrCreate).not.toHaveBeenCalled();
    });

    it.each([
      ['work', otherWork],
      ['client', otherClient],
    ])('puts that of whoever decided on another %s in its place', async (_what, before) => {
      expect(await withTrusts(central).admitted(theirs, CALLER, before)).toEqual({
        ...PLAN,
        user_credentials: credentials,
      });
    });

    it('refuses the change of who cannot make one', async () => {
      findOrCreate.mockRejectedValueOnce(new MissingCredentials('no'));
      await expect(withTrusts(central).admitted(theirs, CALLER, otherWork)).rejects.toThrow(
        MissingCredentials,
      );
    });

    it.each([
      ['the project’s own client', withTrusts(storedClient())],
      ['an account that is not known any more', agentClients(central).clients],
      ['a deployment that knows no clients', agentClients(undefined, { agentClients: 'any' }).clients],
      ['a managed plan', agentClients(undefined, { managedClients: new Set([PLAN.client_id]) }).clients],
    ])('takes it from other work for %s', async (_which, clients) => {
      expect(await clients.admitted(theirs, CALLER, otherWork)).toEqual(PLAN);
    });
  });
});

describe('mayShowPid', () => {
  const running = agentJob({ job_schedule: { status: 'running', current_pid: 4711 } });
  const central = storedClient({ is_central: true, project_id: OTHER_PROJECT_ID });
  const of = (project: string | null, mayGetAll = false) =>
    apiRequest({
      identity: identity({ project_id: project }),
      maySpanProjects: (rule) => mayGetAll && rule === 'jobs:get_all_projects',
    });

  it.each<[boolean, string, StoredClient | undefined, ReturnType<typeof of>]>([
    [true, 'who owns the client', storedClient(), of(PROJECT_ID)],
    [true, 'who owns the central client', central, of(OTHER_PROJECT_ID)],
    [false, "another's central client", central, of(PROJECT_ID)],
    [false, 'whoever has no project', storedClient(), of(null)],
    [true, 'an operator', storedClient(), of(OTHER_PROJECT_ID, true)],
    [true, 'an operator without a project', central, of(null, true)],
    [false, 'anybody, when the client is not there', undefined, of(PROJECT_ID)],
    [false, 'an operator, when the client is not there', undefined, of(PROJECT_ID, true)],
  ])('is %s for %s', async (expected, _who, client, request) => {
    const { clients, get } = agentClients(client);
    expect(await clients.mayShowPid(running, request)).toBe(expected);
    expect(await clients.mayShowPid({ ...running, job_id: 'another' }, request)).toBe(expected);
    expect(get).toHaveBeenCalledTimes(1);
  });

  it.each<[string, Job, Partial<AgentClientsSettings>]>([
    ['a plan that never ran', agentJob({ job_schedule: { event: 'abort' } }), {}],
    ['a plan that has none', agentJob({ job_schedule: { current_pid: null } }), {}],
    ['a managed plan', job({ job_schedule: { current_pid: 4711 } }), {}],
    ['a deployment that knows no clients', running, { agentClients: 'any' }],
  ])('reads nothing for %s', async (_what, plan, settings) => {
    const { clients, get } = agentClients(undefined, settings);
    expect(await clients.mayShowPid(plan, of(PROJECT_ID))).toBe(true);
    expect(get).not.toHaveBeenCalled();
  });
});

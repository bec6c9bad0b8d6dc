import type { JsonObject } from '../../../../functions/documents/json';
import { UnprocessableEntity } from '../../../../functions/errors';
import type { JobAction } from '../../../../functions/jobs/document/job';
import { assertCapable, isOtherWork } from '../../../../functions/jobs/document/plan-actions';
import { CLIENT_ID, storedClient } from '../../../support/client';
import { agentJob } from '../../../support/job';

const CLIENT = storedClient({
  supported_actions: ['backup', 'exec'],
  supported_modes: ['fs'],
  supported_storages: ['local', 's3'],
  supported_engines: ['tar'],
});
const WORK = { action: 'backup', mode: 'fs', storage: 's3', engine: 'tar' };
const planOf = (...actions: JsonObject[]) =>
  agentJob({ job_actions: actions.map((freezer_action) => ({ freezer_action })) });

describe('assertCapable', () => {
  it.each([
    [[]],
    [[WORK]],
    [[WORK, { action: 'exec' }]],
    [[{}]],
    // As Horizon fills actions up.
    [[{ ...WORK, mode: null, storage: '', engine: null }]],
    [[{ ...WORK, compression: 'odd', engine_name: 'odd' }]],
  ])('passes what the client can do: %j', (actions) => {
    expect(() => {
      assertCapable(CLIENT, planOf(...actions));
    }).not.toThrow();
  });

  it.each<[JsonObject[], string]>([
    [[{ ...WORK, action: 'restore' }], 'action: restore'],
    [[{ ...WORK, mode: 'nova' }], 'mode: nova'],
    [[{ ...WORK, storage: 'swift' }], 'storage: swift'],
    [[{ ...WORK, engine: 'rsync' }], 'engine: rsync'],
    [[WORK, { ...WORK, mode: 'FS' }], 'mode: FS'],
    [[{ ...WORK, storage: 5 }], 'storage: 5'],
    [[{ ...WORK, engine: ['tar'] }], "engine: ['tar']"],
  ])('refuses what it cannot: %j', (actions, what) => {
    expect(() => {
      assertCapable(CLIENT, planOf(...actions));
    }).toThrow(new UnprocessableEntity(`Client ${CLIENT_ID} does not support ${what}`));
  });

  it('reads what the client can do once, however many actions ask', () => {
    let reads = 0;
    const client = {
      ...CLIENT,
      get supported_modes() {
        reads += 1;
        return ['fs'];
      },
    };
    assertCapable(client, planOf(...Array.from({ length: 100 }, () => WORK)));
    expect(reads).toBeLessThan(3);
  });

  it('says so with no more of a plan than a name is long', () => {
    const plan = planOf({ engine: { password: 'x'.repeat(1_000_000) } });
    const message = `Client ${'c'.repeat(99)}… does not support engine: {'password': '${'x'.repeat(85)}…`;
    expect(() => {
      assertCapable(CLIENT, { ...plan, client_id: 'c'.repeat(500) });
    }).toThrow(new UnprocessableEntity(message));
    expect(() => {
      assertCapable(CLIENT, planOf({ storage: 'z'.repeat(900_000) }));
    }).toThrow(new UnprocessableEntity(`Client ${CLIENT_ID} does not support storage: ${'z'.repeat(99)}…`));
  });

  it('refuses a plan of nobody', () => {
    expect(() => {
      assertCapable(undefined, planOf());
    }).toThrow(new UnprocessableEntity(`Client not found with ID ${CLIENT_ID}`));
  });
});

describe('isOtherWork', () => {
  const plan = agentJob();
  const [entry] = plan.job_actions as [JobAction];

  it.each([
    ['nothing', {}],
    ['its name', { name: 'other', description: 'other', disabled: true }],
    ['its schedule', { job_schedule: { schedule_interval: '2 days', status: 'running' } }],
    [
      'the order of keys',
      { job_actions: [Object.fromEntries(Object.entries(entry).reverse()) as JobAction] },
    ],
  ])('is not a change of %s', (_what, changes) => {
    expect(isOtherWork(plan, { ...plan, ...changes })).toBe(false);
  });

  it.each([
    ['client', { client_id: 'node-2' }],
    ['work', { job_actions: [{ ...entry, freezer_action: { action: 'exec' } }] }],
    ['more work', { job_actions: [entry, entry] }],
    ['less', { job_actions: [] }],
  ])('is another %s', (_what, changes) => {
    expect(isOtherWork(plan, { ...plan, ...changes })).toBe(true);
  });
});

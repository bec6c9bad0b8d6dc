import { assertStoredJob } from '../../../../functions/jobs/document/job';
import { agentJob, job, storedJob } from '../../../support/job';

const check = (item: unknown) => () => {
  assertStoredJob(item);
};

describe('the fields of a plan', () => {
  it.each([
    ['managed', storedJob()],
    ['agent', storedJob(agentJob())],
    [
      'with every field',
      storedJob({
        name: 'n',
        description: null,
        session_id: '',
        session_tag: 1,
        disabled: true,
        status: 'running',
        started_at: null,
        ended_at: '2024-05-09T09:51:10.000000',
        user_credentials: { trust_id: 't' },
      }),
    ],
    ['with internal attributes', { ...storedJob(), _version: 3, _anything: new Set(['a']) }],
  ])('passes a plan: %s', (_case, item) => {
    expect(check(item)).not.toThrow();
  });

  it.each([
    'project_id',
    'job_id',
    'job_id_hash',
    'user_id',
    'client_id',
    'created_at',
    'updated_at',
    'job_schedule',
    'job_actions',
  ])('refuses an item without %s', (field) => {
    expect(check({ ...storedJob(), [field]: undefined })).toThrow(field);
    expect(check({ ...storedJob(), [field]: null })).toThrow(field);
    expect(check({ ...storedJob(), [field]: 1 })).toThrow(field);
  });

  it.each([
    ['session_tag', '1'],
    ['session_tag', 1.5],
    ['disabled', 'false'],
    ['disabled', null],
    ['name', 1],
    ['status', null],
    ['job_actions', {}],
    ['job_actions', [null]],
    ['job_actions', [{ freezer_action: null }]],
    ['job_actions', [{ action_id: 'a' }]],
    ['job_schedule', []],
    ['job_schedule', { status: { a: 1 } }],
    ['job_schedule', { event: 5 }],
    ['job_schedule', { schedule_hour: new Set(['13']) }],
    ['job_schedule', { schedule_hour: new Uint8Array([13]) }],
    ['job_schedule', { schedule_hour: Number.NaN }],
    ['user_credentials', 'trust'],
  ])('refuses an item whose %s is %p', (field, value) => {
    expect(check({ ...storedJob(), [field]: value })).toThrow(field);
  });

  it.each([undefined, null, 'job', [], 1])('refuses %p', (item) => {
    expect(check(item)).toThrow('not an object');
  });

  it('does not tell the value: the message goes to the log', () => {
    expect(check({ ...storedJob(), name: { password: 'secret' } })).not.toThrow('secret');
  });
});

describe('what the service remembers of a plan', () => {
  const [configuration] = storedJob()._configurations;
  const HELD = {
    ...{ since: '2024-05-08T09:51:10.785289', hash: 'a', schedule_hash: 'b' },
    ...{ held: 2 as const, until: '2024-05-09T00:00:00.000000' },
  };

  it.each([
    ['at first', storedJob()],
    ['shown to its agent', storedJob({ ...agentJob(), _version: 7, _event_shown: true })],
    ['held by its agent', storedJob({ _configurations: [HELD, ...storedJob()._configurations] })],
    ['with what the storage adds', { ...storedJob(), _creation_order: 'a', _client_order: 'b', _write: 'c' }],
  ])('passes a stored plan: %s', (_case, item) => {
    expect(check(item)).not.toThrow();
  });

  it('refuses what is no plan', () => {
    expect(check({ ...storedJob(), client_id: 1 })).toThrow('client_id');
    expect(check(job())).toThrow('_version');
  });

  it.each([
    ['_version', 0],
    ['_version', 1.5],
    ['_version', '1'],
    ['_configurations', undefined],
    ['_configurations', []],
    ['_configurations', [null]],
    ['_configurations', [{ ...configuration, hash: 1 }]],
    ['_configurations', [{ ...configuration, held: 3 }]],
    ['_configurations', [{ ...configuration, until: 1 }]],
    ['_configurations', [{ since: '2024-05-09T09:51:10.785289', hash: 'a' }]],
    ['_event_shown', 'yes'],
  ])('refuses one whose %s is %p', (field, value) => {
    expect(check({ ...storedJob(), [field]: value })).toThrow(field);
  });
});

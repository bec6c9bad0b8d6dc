import { BadDataFormat, Conflict, UnprocessableEntity } from '../../../../functions/errors';
import type { ChangeContext } from '../../../../functions/jobs/document/job';
import type { CompleteJobInput } from '../../../../functions/jobs/document/job-input';
import { newJob } from '../../../../functions/jobs/document/new-job';
import { changeContext } from '../../../support/job';

const KEY = { project_id: '3046fb2c2a314a0fbb32607caa1e5277', job_id: 'e632eb1884e0468c8a41e656942df500' };
const ACTION = { freezer_action: { action: 'backup', mode: 'fs' } };
const made = (input: Partial<CompleteJobInput>, context: Partial<ChangeContext> = {}) =>
  newJob(KEY, { client_id: 'node-1', job_actions: [ACTION], ...input }, changeContext(context));
const NOW = '2024-06-01T12:00:00.000000';
const TIMES = { time_created: 1717243200, time_started: -1, time_ended: -1 };

describe('newJob', () => {
  it("is the caller's, of now, and complete", () => {
    const { user_id } = changeContext();
    expect(made({})).toEqual({
      ...KEY,
      // printf '%s' "$project_id/$job_id/$created_at" | sha256sum | cut -c1-40
      job_id_hash: 'e9c652d8d57ad9259e2a9e93595e33c3436c06b1',
      user_id,
      client_id: 'node-1',
      created_at: NOW,
      updated_at: NOW,
      name: '',
      description: '',
      disabled: false,
      session_id: '',
      session_tag: 0,
      job_schedule: TIMES,
      job_actions: [{ ...ACTION, action_id: '0'.repeat(31) + '1', user_id, project_id: KEY.project_id }],
      _version: 1,
      _configurations: [expect.objectContaining({ since: NOW })],
    });
  });

  it('has what the document says', () => {
    const input = { name: 'n', description: 'd', session_id: 's', session_tag: 3 };
    expect(made(input)).toMatchObject(input);
  });

  it("of an agent keeps what was sent of its run, but for Freezer's times", () => {
    const sent = {
      schedule_interval: '1 days',
      status: 'stop',
      event: 'start',
      time_created: 1,
      time_ended: 5,
    };
    expect(made({ job_schedule: sent }).job_schedule).toEqual({ ...sent, ...TIMES });
  });

  it('that is managed keeps only the configuration, and is scheduled', () => {
    const job_schedule = { schedule_hour: '13', event: 'start', status: 'running', time_created: 1 };
    expect(made({ client_id: 'hci', job_schedule })).toMatchObject({ status: 'scheduled' });
    expect(made({ client_id: 'hci', job_schedule }).job_schedule).toEqual({ schedule_hour: '13' });
  });

  it('that is disabled is stopped', () => {
    const job_schedule = { status: 'scheduled', event: 'stop' };
    expect(made({ disabled: true, job_schedule })).toMatchObject({
      disabled: true,
      job_schedule: { status: 'stop' },
    });
    expect(made({ client_id: 'hci', disabled: true })).toMatchObject({
      status: 'scheduled',
      job_schedule: {},
    });
  });

  it('is not both disabled and started', () => {
    expect(() => made({ disabled: true, job_schedule: { event: 'start' } })).toThrow(Conflict);
  });

  it('has a schedule that an agent can run', () => {
    expect(() => made({ job_schedule: { schedule_hour: '25' } })).toThrow(BadDataFormat);
  });

  it('is not managed where nobody would run it', () => {
    expect(() => made({ client_id: 'hci' }, { managedRunner: 'none' })).toThrow(UnprocessableEntity);
    expect(() => made({ client_id: 'hci', disabled: true }, { managedRunner: 'none' })).toThrow('no runner');
    expect(() => made({}, { managedRunner: 'none' })).not.toThrow();
  });
});

it('a plan that is to start is never completed: no agent would hear of it', () => {
  const job_schedule = { event: 'start', status: 'completed' };
  expect(made({ job_schedule }).job_schedule).toMatchObject({ event: 'start', status: '' });
});

it('a plan that is completed is not to stop', () => {
  const job_schedule = { event: 'stop', status: 'completed' };
  expect(made({ job_schedule }).job_schedule).toMatchObject({ event: '', status: 'completed' });
});

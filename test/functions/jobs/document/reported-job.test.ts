import { UnprocessableEntity } from '../../../../functions/errors';
import type { JobReport } from '../../../../functions/jobs/document/job-input';
import { reportedJob } from '../../../../functions/jobs/document/reports';
import { agentJob, changeContext, storedJob } from '../../../support/job';

const STARTED = '2024-06-01T11:59:00.000000';
const report = (said: JobReport, event?: string) => {
  const plan = storedJob();
  const stored = event ? { ...plan, job_schedule: { ...plan.job_schedule, event } } : plan;
  return reportedJob(stored, said, changeContext());
};

describe('reportedJob', () => {
  it.each<JobReport>([
    { status: 'running' },
    { started_at: STARTED },
    { status: 'completed', started_at: STARTED, ended_at: '2024-06-01T12:00:00.000000' },
    { ended_at: null },
  ])('has what the runner says, and all the rest: %p', (said) => {
    const updated_at = '2024-06-01T12:00:00.000000';
    expect(report(said)).toEqual({ ...storedJob(), ...said, updated_at, _version: 2 });
  });

  it('is the stored plan when the runner says the same again', () => {
    const once = report({ status: 'running' });
    expect(reportedJob(once, { status: 'running' }, changeContext())).toBe(once);
  });

  it.each<[JobReport, string, string]>([
    [{ status: 'running' }, 'start', ''],
    [{ status: 'scheduled' }, 'start', 'start'],
    [{ status: 'completed' }, 'stop', ''],
    [{ status: 'stop' }, 'abort', ''],
    [{ status: 'running' }, 'stop', 'stop'],
    [{ status: 'running' }, 'abort', 'abort'],
    [{ started_at: STARTED }, 'start', 'start'],
    [{ ended_at: STARTED }, 'stop', 'stop'],
  ])('%p answers a pending %s: then %p is', (said, pending, after) => {
    expect(report(said, pending).job_schedule['event']).toBe(after);
  });

  it("refuses an agent's plan", () => {
    expect(() => reportedJob(storedJob(agentJob()), { status: 'running' }, changeContext())).toThrow(
      UnprocessableEntity,
    );
  });
});

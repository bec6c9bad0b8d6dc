import { firstVersion } from '../../../../functions/jobs/document/configuration';
import { assertStoredJob } from '../../../../functions/jobs/document/job';
import { agentJob } from '../../../support/job';

describe('firstVersion', () => {
  it('adds to a plan what the service remembers, and changes nothing', () => {
    const plan = agentJob();
    const stored = firstVersion(plan);
    expect(stored).toMatchObject({ ...plan, _version: 1, _configurations: [{ since: plan.updated_at }] });
    expect(() => {
      assertStoredJob(stored);
    }).not.toThrow();
  });
});

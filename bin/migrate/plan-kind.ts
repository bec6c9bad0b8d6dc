import type { JobKey, StoredJob } from '../../functions/jobs/document/job';
import { JOB_PART, publicJob } from '../../functions/jobs/document/public-job';
import { JOB_FORM } from '../../functions/jobs/job-table';
import { completePlan } from './complete-plan';
import { exportedPlan } from './exported-plan';
import { freezer13Document, LOSSES, lossesOf } from './freezer-13';
import type { KindForm } from './kind';
import { parseKey } from './plan-state';
import { parseSourcePlan } from './source-plan';

/** Plans, of agents and of the platform. */
export function planKind(managedClients: ReadonlySet<string>): KindForm<JobKey, StoredJob> {
  return {
    name: 'jobs',
    form: JOB_FORM,
    part: JOB_PART,
    keyOf: parseKey,
    parse: (document) => {
      const source = parseSourcePlan(document);
      return {
        key: source.key,
        complete: (stored, now) => completePlan(source, stored, { managedClients, now }),
      };
    },
    show: (plan) => publicJob(plan, { managedClients }),
    exported: (plan) => exportedPlan(plan, managedClients),
    older: (plan) => ({
      document: freezer13Document(plan, managedClients),
      losses: lossesOf(plan, managedClients).map((loss) => LOSSES[loss]),
    }),
  };
}

import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../../functions/documents/json';
import { BadDataFormat } from '../../functions/errors';
import type { Job, StoredJob } from '../../functions/jobs/document/job';
import { publicJob } from '../../functions/jobs/document/public-job';
import type { JobRepository } from '../../functions/jobs/job-table';
import { completePlan } from './complete-plan';
import { parseSourcePlan, type SourcePlan } from './source-plan';

export interface ImportOptions {
  readonly jobs: Pick<JobRepository, 'get' | 'put'>;
  readonly managedClients: ReadonlySet<string>;
  /** The source wins where the table's plan is not older. */
  readonly overwrite: boolean;
}

export const OUTCOMES = ['stored', 'replaced', 'present', 'kept', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface ImportResult {
  readonly outcome: Outcome;
  /** Why it was refused or kept. */
  readonly reason?: string;
}

/**
 * Brings one plan into the table; done again, it changes nothing.
 * @throws StorageEngineError
 */
export async function importPlan(document: JsonObject, options: ImportOptions): Promise<ImportResult> {
  try {
    const source = parseSourcePlan(document);
    for (;;) {
      const result = await attempt(source, options);
      if (result) return result;
    }
  } catch (error) {
    if (!(error instanceof BadDataFormat)) throw error;
    return { outcome: 'refused', reason: error.message };
  }
}

/** @returns Nothing when somebody else wrote the plan in between. */
async function attempt(source: SourcePlan, options: ImportOptions): Promise<ImportResult | undefined> {
  const { jobs, managedClients, overwrite } = options;
  const stored = await jobs.get(source.key);
  const plan = completePlan(source, stored, { managedClients, now: new Date() });
  if (!stored) return (await jobs.put(plan)) ? { outcome: 'stored' } : undefined;
  if (isSame(plan, stored, managedClients)) return { outcome: 'present' };
  const newer = plan.updated_at > stored.updated_at;
  if (!newer && !overwrite) return { outcome: 'kept', reason: reasonToKeep(plan, stored) };
  return (await jobs.put({ ...plan, _version: stored._version + 1 })) ? { outcome: 'replaced' } : undefined;
}

/** Whether callers see no difference. */
function isSame(plan: StoredJob, stored: StoredJob, managedClients: ReadonlySet<string>): boolean {
  return isDeepStrictEqual(publicJob(plan, { managedClients }), publicJob(stored, { managedClients }));
}

function reasonToKeep(plan: Job, stored: Job): string {
  const relation = plan.updated_at === stored.updated_at ? 'another one of the same time' : 'a newer one';
  return `The table has ${relation}: ${stored.updated_at}, the source's is of ${plan.updated_at}.`;
}

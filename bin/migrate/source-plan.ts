import type { JsonObject } from '../../functions/documents/json';
import type { JobKey } from '../../functions/jobs/document/job';
import { type CompleteJobInput, parseJobDocument } from '../../functions/jobs/document/job-input';
import { assertTrigger } from '../../functions/schedule/trigger';
import { parsePlanState, type PlanState } from './plan-state';

/** A plan as a source has it: what a user decides, and what only a service says of a plan. */
export interface SourcePlan {
  readonly key: JobKey;
  readonly input: CompleteJobInput;
  readonly state: PlanState;
}

/** No caller may know of them, but those of an export come back. */
const INTERNAL: readonly string[] = ['_configurations', '_event_shown'];

/**
 * Reads a whole plan: by the rules of "create" for what a user decides, by an import's own for the rest.
 * @throws BadDataFormat for what no agent could run, or what is not a plan.
 */
export function parseSourcePlan(document: JsonObject): SourcePlan {
  const state = parsePlanState(document);
  const { project_id, job_id } = state;
  const configured = Object.entries(document).filter(([key]) => !INTERNAL.includes(key));
  const input = parseJobDocument(Object.fromEntries(configured));
  assertTrigger(input.job_schedule ?? {});
  return { key: { project_id, job_id }, input, state };
}

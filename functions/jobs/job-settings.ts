import { ENVIRONMENT } from '../contract/environment';
import { MANAGED_RUNNERS, type ManagedRunner } from '../contract/managed-runner';
import type { GetBodies } from '../http/search-source';
import { type EnvironmentReader, getBodiesIn } from '../http/service';
import { type ResourceNames, WORD_IDS } from '../operations/names';
import type { ChangeContext } from './document/job';

/** What the deployment says about plans. */
export interface JobSettings extends Pick<ChangeContext, 'managedClients' | 'managedRunner'> {
  readonly getBodies: GetBodies;
  /** Whether an agent's plan needs a client that is there and capable of it, or goes with any, as in Freezer 13. */
  readonly agentClients: 'registered' | 'any';
  /** How many plans a project may have. */
  readonly plansPerProject: number;
}

export function jobSettingsIn(environment: EnvironmentReader): JobSettings {
  return {
    ...managedIn(environment),
    getBodies: getBodiesIn(environment),
    agentClients: environment.required(ENVIRONMENT.agentClients) === 'any' ? 'any' : 'registered',
    plansPerProject: Number(environment.required(ENVIRONMENT.plansPerProject)),
  };
}

export const JOB: ResourceNames<'job_id'> = {
  collection: 'jobs',
  id: 'job_id',
  what: 'Job',
  ids: WORD_IDS,
};

/** What functions that change plans are told besides. */
export function managedIn({
  required,
}: EnvironmentReader): Pick<ChangeContext, 'managedClients' | 'managedRunner'> {
  return {
    managedClients: new Set(required(ENVIRONMENT.managedClients).split(',')),
    managedRunner: runnerOf(required(ENVIRONMENT.managedRunner)),
  };
}

/** Words of version 0.4.0: in a deployment, a function's new code meets its former variables for some seconds. */
const FORMER: Readonly<Record<'on' | 'off', ManagedRunner>> = { on: 'external', off: 'none' };

/** @throws Error for a word of another version: plans must not rest because nobody knows who runs them. */
function runnerOf(word: string): ManagedRunner {
  const runner = MANAGED_RUNNERS.find((known) => known === word);
  if (word === 'on' || word === 'off') return FORMER[word];
  if (runner) return runner;
  throw new Error(
    `${ENVIRONMENT.managedRunner} cannot be "${word}"; allowed: ${MANAGED_RUNNERS.join(', ')}.`,
  );
}

import type { ChangeContext, JobKey, StoredJob } from './document/job';
import type { WriteDependencies } from '../operations/write-dependencies';
import type { ActionLibrary } from './action-library';
import type { AgentClients } from './agent-clients';

/** What the operations that write plans have in common. */
export interface WriteJobDependencies extends WriteDependencies<JobKey, StoredJob, ChangeContext> {
  /** For one request. */
  readonly libraryOf: (project_id: string) => Pick<ActionLibrary, 'filled' | 'settled' | 'keep'>;
  /** For one request. */
  readonly clientsOf: () => Pick<AgentClients, 'admitted'>;
}

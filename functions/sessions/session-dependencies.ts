import type { ChangeContext, JobKey, StoredJob } from '../jobs/document/job';
import type { SessionKey, StoredSession } from './document/session';
import type { WriteDependencies } from '../operations/write-dependencies';

/** What the operations that write sessions have in common. */
export type WriteSessionDependencies = WriteDependencies<SessionKey, StoredSession, ChangeContext>;

/** The plans, of which sessions make and remove none. */
export interface SessionJobs {
  readonly documents: { readonly get: (key: JobKey) => Promise<StoredJob | undefined> };
  readonly change: WriteDependencies<JobKey, StoredJob>['change'];
}

/** What the operations that write sessions and plans have in common: docs/adr/0007-sessions.md. */
export interface SessionJobDependencies {
  readonly sessions: Omit<WriteSessionDependencies, 'contextOf'>;
  readonly jobs: SessionJobs;
  readonly contextOf: WriteSessionDependencies['contextOf'];
}

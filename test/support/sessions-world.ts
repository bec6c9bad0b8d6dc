import type { StoredDocument } from '../../functions/documents/stored-document';
import { StorageEngineError } from '../../functions/errors';
import { served } from '../../functions/http/operation';
import type { JobKey, StoredJob } from '../../functions/jobs/document/job';
import { JOB_FORM } from '../../functions/jobs/job-table';
import type { SessionKey, StoredSession } from '../../functions/sessions/document/session';
import { sessionsOperations } from '../../functions/sessions/operations';
import { SESSION_FORM } from '../../functions/sessions/session-table';
import { DocumentRepository } from '../../functions/storage/document-repository';
import { PROJECT_ID } from './identity';
import { changeContext } from './job';
import { startTable, type TestTable } from './table';
import { wired, type WiredAnswer, type WiredRequest } from './wired';

export interface SessionsRequest extends Omit<WiredRequest, 'parameters' | 'body' | 'operation'> {
  readonly session_id: string;
  readonly job_id?: string;
  readonly body?: object;
}

/** The storage gives up: in place of a write, or after it, when the answer gets lost. */
export interface Outage {
  /** How many writes come through before. */
  readonly after: number;
  readonly kind: 'refused' | 'lost';
}

/** What a write goes through, in place of itself. */
type Wrapper = (write: () => Promise<boolean>) => Promise<boolean>;

class Wrapped<Key, Document extends Key & StoredDocument> extends DocumentRepository<Key, Document> {
  wrapper: Wrapper | undefined;

  override put(next: Document): Promise<boolean> {
    return this.wrapped(() => super.put(next));
  }

  override delete(...of: Parameters<DocumentRepository<Key, Document>['delete']>): Promise<boolean> {
    return this.wrapped(() => super.delete(...of));
  }

  private wrapped(write: () => Promise<boolean>): Promise<boolean> {
    return this.wrapper ? this.wrapper(write) : write();
  }
}

/** All operations of the sessions resource on real tables, whose writes can fail or be overtaken. */
export class SessionsWorld {
  private readonly send: (request: WiredRequest) => Promise<WiredAnswer>;

  private constructor(
    private readonly tables: readonly TestTable[],
    readonly sessions: Wrapped<SessionKey, StoredSession>,
    readonly jobs: Wrapped<JobKey, StoredJob>,
  ) {
    const { managedClients, managedRunner } = changeContext();
    this.send = wired(
      served(
        'sessions',
        sessionsOperations({ sessions, jobs, managedClients, managedRunner, getBodies: 'guarded' }),
      ),
    );
  }

  static async start(): Promise<SessionsWorld> {
    const [sessions, jobs] = [await startTable('sessions'), await startTable('jobs')];
    return new SessionsWorld(
      [sessions, jobs],
      new Wrapped(sessions.client, sessions.name, SESSION_FORM),
      new Wrapped(jobs.client, jobs.name, JOB_FORM),
    );
  }

  async close(): Promise<void> {
    for (const table of this.tables) await table.close();
  }

  ask(operation: string, { session_id, job_id, body, ...request }: SessionsRequest): Promise<WiredAnswer> {
    const parameters = { session_id, job_id };
    return this.send({ ...request, operation, parameters, body: body ? JSON.stringify(body) : null });
  }

  session(session_id: string): Promise<StoredSession | undefined> {
    return this.sessions.get({ project_id: PROJECT_ID, session_id });
  }

  job(job_id: string): Promise<StoredJob | undefined> {
    return this.jobs.get({ project_id: PROJECT_ID, job_id });
  }

  /** Does something while the storage gives up. */
  during<Answer>({ after, kind }: Outage, act: () => Promise<Answer>): Promise<Answer> {
    let writes = 0;
    return this.wrapping(async (write) => {
      const isOut = ++writes > after;
      if (!isOut) return write();
      if (kind === 'lost') await write();
      throw new StorageEngineError('The storage is temporarily unavailable.', 503);
    }, act);
  }

  /** Does something, and something else just before its write of this number, from 1. */
  overtaking<Answer>(number: number, meanwhile: () => Promise<unknown>, act: () => Promise<Answer>) {
    let writes = 0;
    return this.wrapping(async (write) => {
      if (++writes === number) await meanwhile();
      return write();
    }, act);
  }

  private async wrapping<Answer>(wrapper: Wrapper, act: () => Promise<Answer>): Promise<Answer> {
    [this.sessions.wrapper, this.jobs.wrapper] = [wrapper, wrapper];
    try {
      return await act();
    } finally {
      [this.sessions.wrapper, this.jobs.wrapper] = [undefined, undefined];
    }
  }
}

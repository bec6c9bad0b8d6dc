import { ACTION_FORM } from '../../functions/actions/action-table';
import { actionsOperations } from '../../functions/actions/operations';
import { BackupRepository } from '../../functions/backups/backup-table';
import { backupsOperations } from '../../functions/backups/operations';
import { ClientRepository } from '../../functions/clients/client-table';
import { clientsOperations } from '../../functions/clients/operations';
import { runsPlans } from '../../functions/contract/managed-runner';
import type { TableName } from '../../functions/contract/tables';
import type { Json, JsonObject } from '../../functions/documents/json';
import { isJsonObject } from '../../functions/documents/stored-document';
import { served } from '../../functions/http/operation';
import { ActionLibrary } from '../../functions/jobs/action-library';
import { JobRepository } from '../../functions/jobs/job-table';
import { type JobsDependencies, jobsOperations } from '../../functions/jobs/operations';
import { sessionsOperations } from '../../functions/sessions/operations';
import { SESSION_FORM } from '../../functions/sessions/session-table';
import { DocumentRepository } from '../../functions/storage/document-repository';
import { changeContext } from './job';
import { startTable, type TestTable } from './table';
import { wired, type WiredRequest } from './wired';

export interface ServiceRequest extends Omit<WiredRequest, 'body'> {
  readonly body?: Json;
}

/** A response with its JSON; {} where there is none. */
export interface ServiceResponse {
  readonly status: number;
  readonly body: JsonObject;
}

const KINDS = ['jobs', 'clients', 'actions', 'backups', 'sessions'] as const satisfies readonly TableName[];

/** All operations on real tables, without API Gateway, in this process. The caller may do anything; clients may be any. */
export async function startServiceInProcess(changes: Partial<JobsDependencies> = {}) {
  const started = await Promise.all(KINDS.map(async (kind) => [kind, await startTable(kind)] as const));
  const tables = Object.fromEntries(started) as Readonly<Record<(typeof KINDS)[number], TestTable>>;
  const jobs = new JobRepository(tables.jobs.client, tables.jobs.name);
  const clients = new ClientRepository(tables.clients.client, tables.clients.name);
  const actions = new DocumentRepository(tables.actions.client, tables.actions.name, ACTION_FORM);
  const backups = new BackupRepository(tables.backups.client, tables.backups.name);
  const sessions = new DocumentRepository(tables.sessions.client, tables.sessions.name, SESSION_FORM);
  const { managedClients, managedRunner } = changeContext();
  const settings = { managedClients, managedRunner, getBodies: 'guarded', ...changes } as const;
  const send = wired([
    ...served(
      'jobs',
      jobsOperations({
        jobs,
        clients,
        agentClients: 'any',
        plansPerProject: 1_000_000,
        counters: { get: () => Promise.resolve(0), set: () => Promise.resolve() },
        libraryOf: (project_id) => new ActionLibrary(actions, project_id),
        warn: () => undefined,
        ...settings,
      }),
    ),
    ...served('clients', clientsOperations({ ...settings, documents: clients })),
    ...served('actions', actionsOperations({ ...settings, documents: actions })),
    ...served(
      'backups',
      backupsOperations({ ...settings, documents: backups, hasRuns: runsPlans(settings.managedRunner) }),
    ),
    ...served('sessions', sessionsOperations({ ...settings, sessions, jobs })),
  ]);
  return {
    jobs,
    send: async ({ body, ...request }: ServiceRequest): Promise<ServiceResponse> => {
      const text = body === undefined ? null : JSON.stringify(body);
      const response = await send({ ...request, body: text });
      const parsed: unknown = response.body === '' ? {} : JSON.parse(response.body);
      return { status: response.status, body: isJsonObject(parsed) ? parsed : {} };
    },
    close: async () => {
      for (const table of Object.values(tables)) await table.close();
    },
  };
}

export type ServiceInProcess = Awaited<ReturnType<typeof startServiceInProcess>>;

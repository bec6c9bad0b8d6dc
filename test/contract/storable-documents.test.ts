import { exportedPlan } from '../../bin/migrate/exported-plan';
import { importInto } from '../../bin/migrate/kind';
import { planKind } from '../../bin/migrate/plan-kind';
import type { Json, JsonObject } from '../../functions/documents/json';
import { isJsonObject } from '../../functions/documents/stored-document';
import { fc } from '../support/fast-check';
import { PROJECT_ID } from '../support/identity';
import { type ServiceInProcess, startServiceInProcess } from '../support/service-in-process';
import { type Filling, filledDocument, filling, type Kind } from '../support/storable-documents';

/** How many documents of each kind; `.ci/run` asks for more. */
const DOCUMENTS = Number(process.env['DOCUMENTS'] ?? 60);

/** What the operations of a kind are called. */
const KINDS = {
  jobs: { id: 'job_id', one: 'Job', list: 'listJobs' },
  sessions: { id: 'session_id', one: 'Session', list: 'listSessions' },
  actions: { id: 'action_id', one: 'Action', list: 'listActions' },
  backups: { id: 'backup_id', one: 'Backup', list: 'listBackups' },
  clients: { id: 'client_id', one: 'Client', list: 'listClients' },
} as const;
const managedClients = new Set(['hci']);

let service: ServiceInProcess;
beforeAll(async () => {
  service = await startServiceInProcess();
});
afterAll(() => service.close());

type Parameters = Readonly<Record<string, string>>;

/** Sends a request that has to succeed. */
async function done(operation: string, parameters: Parameters, body?: Json): Promise<JsonObject> {
  const response = await service.send({ operation, parameters, ...(body !== undefined && { body }) });
  if (response.status < 300) return response.body;
  throw new Error(`${operation}: ${response.status} ${JSON.stringify(response.body).slice(0, 300)}`);
}

const TOO_LARGE = /takes (\d+) bytes.*the limit is (\d+)/;

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** Makes a document, as large as it may be where it is too large: its refusals say how much there is too much. */
async function made(kind: Kind, asked: Filling, client_id: string): Promise<string> {
  const { id, one } = KINDS[kind];
  for (let { units } = asked; ;) {
    const body = { ...filledDocument(kind, { ...asked, units }), ...(kind === 'clients' && { client_id }) };
    const { status, body: response } = await service.send({ operation: `create${one}`, body });
    if (status < 300) return textOf(response[id]);
    const told = JSON.stringify(response);
    if (![400, 413].includes(status) || units === 0) throw new Error(`${status} ${told.slice(0, 300)}`);
    const [, taken = 2, limit = 1] = (TOO_LARGE.exec(told) ?? []).map(Number);
    units = Math.min(units - 1, Math.floor((units * limit) / taken));
  }
}

/** Shown alone, in a list, and where a search finds it. */
async function shown(kind: Kind, id: string): Promise<JsonObject> {
  const { id: name, one, list } = KINDS[kind];
  const document = await done(`get${one}`, { [name]: id });
  const { [kind]: found } = await done(list, {}, { match: [{ [name]: id }] });
  expect(found).toEqual([kind === 'jobs' ? expect.objectContaining({ [name]: id }) : document]);
  await done(list, {});
  return document;
}

async function polled(id: string): Promise<JsonObject> {
  const search = { match: [{ client_id: 'node-7.example.com' }], match_not: [{ status: 'completed' }] };
  const { jobs } = await done('listJobs', {}, search);
  const found = Array.isArray(jobs)
    ? jobs.filter(isJsonObject).find(({ job_id }) => job_id === id)
    : undefined;
  if (!found) throw new Error('The agent does not get the plan.');
  return found;
}

/** As an agent tells what it does: the whole plan that it was given, with what became of it. */
async function reported(id: string, status: string, result = ''): Promise<void> {
  const { job_schedule, ...plan } = await polled(id);
  const run = { status, result, event: '', current_pid: 12_345, time_started: 1_715_248_300, time_ended: -1 };
  const schedule = { ...(isJsonObject(job_schedule) ? job_schedule : {}), ...run };
  await done('updateJob', { job_id: id }, { ...plan, job_schedule: schedule });
}

async function livesWholeLife(job_id: string, session_id: string): Promise<void> {
  const job = { job_id };
  await done('updateJob', job, await shown('jobs', job_id));
  await done('replaceJob', job, await done('getJob', job));
  await done('createJobEvent', job, { start: null });
  await reported(job_id, 'running');
  await done('createJobEvent', job, { stop: null });
  await reported(job_id, 'stop');
  await done('addSessionJob', { ...job, session_id });
  const { session_tag: current_tag = 0 } = await done('getSession', { session_id });
  await done('createSessionAction', { session_id }, { start: { ...job, current_tag } });
  await done('createSessionAction', { session_id }, { end: { ...job, current_tag, result: 'success' } });
  await done('removeSessionJob', { ...job, session_id });
  await done('createJobEvent', job, { abort: null });
  await done('updateJob', job, { disabled: true });
  await done('updateJob', job, { disabled: false });
}

async function movesAway(job_id: string): Promise<void> {
  const stored = await service.jobs.get({ project_id: PROJECT_ID, job_id });
  if (!stored) throw new Error('The plan is gone.');
  const line = JSON.parse(JSON.stringify(exportedPlan(stored, managedClients))) as JsonObject;
  await done('deleteJob', { job_id });
  const place = { documents: service.jobs, known: () => undefined };
  const imported = await importInto(planKind(managedClients), place, line, false);
  expect(imported).toEqual({ outcome: 'stored' });
  const again = await service.jobs.get({ project_id: PROJECT_ID, job_id });
  if (!again) throw new Error('The plan is gone again.');
  expect(exportedPlan(again, managedClients)).toEqual(exportedPlan(stored, managedClients));
}

const documents = (count: number) => ({ numRuns: count, endOnFailure: true });

describe('what is stored can be shown, sent back, stopped and taken along', () => {
  it('is so for plans', async () => {
    const session_id = await made('sessions', { place: 0, shape: 'text', unit: 'x', units: 1 }, '');
    await fc.assert(
      fc.asyncProperty(filling, async (asked) => {
        const job_id = await made('jobs', asked, '');
        await livesWholeLife(job_id, session_id);
        await movesAway(job_id);
        await done('deleteJob', { job_id });
      }),
      documents(DOCUMENTS),
    );
  }, 3_600_000);

  it('is so for sessions, whatever plans they have', async () => {
    await fc.assert(
      fc.asyncProperty(filling, filling, async (asked, plan) => {
        const session_id = await made('sessions', asked, '');
        const session = { session_id };
        const job_id = await made('jobs', plan, '');
        await done('updateSession', session, await shown('sessions', session_id));
        await done('replaceSession', session, await done('getSession', session));
        await livesWholeLife(job_id, session_id);
        await done('addSessionJob', { ...session, job_id });
        await done('deleteSession', session);
        await done('deleteJob', { job_id });
      }),
      documents(DOCUMENTS),
    );
  }, 3_600_000);

  it.each(['actions', 'backups', 'clients'] as const)(
    'is so for %s',
    async (kind) => {
      const { id: name, one } = KINDS[kind];
      let count = 0;
      await fc.assert(
        fc.asyncProperty(filling, async (asked) => {
          const id = await made(kind, asked, `node-${++count}.example.com`);
          const document = await shown(kind, id);
          if (kind === 'clients') await done('createClient', {}, document['client'] ?? document);
          else await done(`update${one}`, { [name]: id }, document);
          if (kind === 'actions') await done('replaceAction', { [name]: id }, document);
          await shown(kind, id);
          await done(`delete${one}`, { [name]: id });
        }),
        documents(DOCUMENTS),
      );
    },
    3_600_000,
  );
});

import { readFileSync } from 'node:fs';
import { ROUTES } from '../../functions/contract/routes';
import { TABLES } from '../../functions/contract/tables';
import type { Json } from '../../functions/documents/json';
import { SAMPLE_BACKUP, SAMPLE_SESSION } from '../../local/sample-library';
import { AGENT_PLAN, DOCUMENTED_PLAN } from '../../local/sample-plans';
import { BACKUP_METADATA } from '../support/backup';
import { type Cloud, startCloud } from '../support/cloud';
import { type CountingDynamoDb, startCountingDynamoDb } from '../support/counting-dynamodb';
import { PROJECT_ID } from '../support/identity';

const { client_id } = AGENT_PLAN;
const PLAN = { client_id, job_actions: [{ freezer_action: { action: 'backup', mode: 'fs' } }] };
const SCHEDULE = { schedule: { schedule_hour: '4' } };
const POLL = { match: [{ client_id }], match_not: [{ status: 'completed' }] };

/** For each operation a request that writes all that it can, in an order in which each finds what it needs. */
const REQUESTS: readonly (readonly [operation: string, path: string, body?: Json])[] = [
  ['listVersions', '/'],
  ['getVersion', '/v2'],
  ['getHealth', '/healthcheck'],
  ['createJob', 'jobs', { ...PLAN, job_id: 'made' }],
  ['replaceJob', 'jobs/replaced', PLAN],
  ['updateJob', `jobs/${AGENT_PLAN.job_id}`, { job_actions: [{ freezer_action: { action: 'exec' } }] }],
  ['createJobEvent', `jobs/${AGENT_PLAN.job_id}/event`, { start: null }],
  ['getJob', `jobs/${AGENT_PLAN.job_id}`],
  ['listJobs', 'jobs?limit=10', POLL],
  ['listJobs', 'jobs?limit=1000'],
  ['reportJob', `jobs/${DOCUMENTED_PLAN.job_id}/report`, { status: 'running' }],
  ['createClient', 'clients', { client_id: 'node-7' }],
  ['listClients', 'clients'],
  ['getClient', 'clients/node-7'],
  ['deleteClient', 'clients/node-7'],
  ['createAction', 'actions', { action_id: 'made', freezer_action: { action: 'backup' } }],
  ['listActions', 'actions'],
  ['getAction', 'actions/made'],
  ['updateAction', 'actions/made', { freezer_action: { action: 'exec' } }],
  ['replaceAction', 'actions/made', { freezer_action: { action: 'info' } }],
  ['deleteAction', 'actions/made'],
  ['createBackup', 'backups', BACKUP_METADATA],
  ['listBackups', 'backups'],
  ['getBackup', `backups/${SAMPLE_BACKUP.backup_id}`],
  ['updateBackup', `backups/${SAMPLE_BACKUP.backup_id}`, { status: 'error' }],
  ['deleteBackup', `backups/${SAMPLE_BACKUP.backup_id}`],
  ['createSession', 'sessions', SCHEDULE],
  ['listSessions', 'sessions'],
  ['getSession', `sessions/${SAMPLE_SESSION.session_id}`],
  ['updateSession', `sessions/${SAMPLE_SESSION.session_id}`, { description: 'Another' }],
  ['replaceSession', 'sessions/replaced', { ...SCHEDULE, session_tag: 0 }],
  ['addSessionJob', 'sessions/replaced/jobs/made'],
  ['createSessionAction', 'sessions/replaced/action', { start: { job_id: 'made', current_tag: 0 } }],
  ['removeSessionJob', 'sessions/replaced/jobs/made'],
  ['addSessionJob', 'sessions/replaced/jobs/made'],
  ['deleteSession', 'sessions/replaced'],
  ['deleteJob', 'jobs/made'],
];

/** Searches that readers may send, an agent's poll among them, on lists and wherever else a body may come. */
const SEARCHES: readonly Json[] = [
  { match: [{ _all: 'a' }] },
  { match: [{ client_id }] },
  { match_not: [{ status: 'completed' }] },
  { match: [{ _all: JSON.stringify([{ client_id }]) }], match_not: [{ status: 'completed' }] },
];

/** Rows of the table of writes: operation → tables. */
function documented(): ReadonlyMap<string, readonly string[]> {
  const [, section = ''] = readFileSync('docs/security.md', 'utf8').split(
    '\n## What an operation may write\n',
  );
  const [table = ''] = section.split('\n## ');
  const rows = table.split('\n').filter((line) => line.startsWith('| `'));
  const named = (cell = '') => [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
  return new Map(
    rows.flatMap((row) => {
      const [, operations, tables] = row.split('|');
      return named(operations).map((operation) => [operation, named(tables).sort()] as const);
    }),
  );
}

describe('what operations write', () => {
  let dynamoDbUrl = '';
  let dynamoDb: CountingDynamoDb;
  let cloud: Cloud;
  const seen = new Map<string, ReadonlySet<string>>();

  beforeAll(async () => {
    dynamoDb = await startCountingDynamoDb(() => dynamoDbUrl);
    cloud = await startCloud({
      environment: (url) => {
        dynamoDbUrl = url;
        return { AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.url };
      },
    });
    const admin = await cloud.token('admin');
    for (const [operation, path, body] of REQUESTS) {
      const { status, writes } = await send(admin, operation, path, body);
      if (status >= 400) throw new Error(`${operation} was refused: ${status}`);
      seen.set(operation, new Set([...(seen.get(operation) ?? []), ...writes]));
    }
  });
  afterAll(async () => {
    await cloud.close();
    await dynamoDb.close();
  });

  /** Sends a request, and tells which tables it wrote to. */
  async function send(token: string, operation: string, path: string, body?: Json) {
    const method = ROUTES.find((route) => route.operation === operation)?.method ?? 'GET';
    const url = path.startsWith('/') ? path : `/v2/${PROJECT_ID}/${path}`;
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    dynamoDb.takeWork();
    const { status } = await cloud.send({ method, path: url, token, ...text });
    const written = dynamoDb.takeWork().writes;
    return { status, writes: Object.keys(TABLES).filter((kind) => isWritten(kind, written)) };
  }

  const isWritten = (kind: string, written: ReadonlyMap<string, number>): boolean =>
    Object.entries(cloud.tables).some(([name, table]) => name === kind && written.has(table));

  it('is in docs/security.md, in "What an operation may write", for each of them', () => {
    expect([...documented().keys()].sort()).toEqual(ROUTES.map(({ operation }) => operation).sort());
  });

  it.each(ROUTES)('is for $operation what docs/security.md says', ({ operation }) => {
    const writes = seen.get(operation) ?? ['add a request to REQUESTS of this file'];
    expect([...writes].sort()).toEqual(documented().get(operation) ?? ['add a row to docs/security.md']);
  });

  it.each(['reader', 'useless'])('is nothing for a %s, whatever is asked', async (user) => {
    const token = await cloud.token(user);
    const asked = [
      ...REQUESTS.filter(([operation]) => operation !== 'listJobs'),
      ...REQUESTS.flatMap(([operation, path]) =>
        SEARCHES.slice(0, -1).map((search) => [operation, path, search] as const),
      ),
    ];
    for (const [operation, path, body] of asked) {
      const { writes } = await send(token, operation, path, body);
      expect({ operation, path, body, writes }).toEqual({ operation, path, body, writes: [] });
    }
  });

  it('is nothing for a reader who asks as an agent does', async () => {
    const path = `jobs/${AGENT_PLAN.job_id}/event`;
    await send(await cloud.token('admin'), 'createJobEvent', path, { stop: null });
    const token = await cloud.token('reader');
    for (const search of [POLL, ...SEARCHES]) {
      expect(await send(token, 'listJobs', 'jobs?limit=10', search)).toEqual({ status: 200, writes: [] });
    }
  });
});

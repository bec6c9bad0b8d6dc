import type { ImportedDocument } from '../../../bin/migrate/import-documents';
import type { KindName } from '../../../bin/migrate/kind';
import { type GivenDocument, sendDocuments } from '../../../bin/migrate/send-documents';
import type { JsonObject } from '../../../functions/documents/json';
import { PROJECT_ID, USER_ID } from '../../support/identity';
import { keystoneToken } from '../../support/keystone-token';
import { startServer, type TestServer } from '../../support/listen';

const owner = { project_id: PROJECT_ID, user_id: USER_ID };
const PLAN = { ...owner, job_id: 'j', description: 'x' };
const RECORD = { ...owner, backup_id: 'b', backup_metadata: { container: 'c', level: 1 } };

/** Keystone and Freezer 13 in one. */
describe('sendDocuments', () => {
  let server: TestServer;
  let posted: (readonly [path: string, body: unknown])[];
  let there: Partial<Record<KindName, readonly object[]>>;
  let status: number;
  beforeAll(async () => {
    server = await startServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://server');
      const [, kind = ''] = /^\/v2\/\w+\/(\w+)\//.exec(url.pathname) ?? [];
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        if (url.pathname === '/v3/auth/tokens') response.end(JSON.stringify(keystoneToken({})));
        else if (request.method === 'GET') {
          const listed = url.searchParams.get('offset') === '0' ? (there[kind as KindName] ?? []) : [];
          response.end(JSON.stringify({ [kind]: listed }));
        } else {
          posted.push([url.pathname, JSON.parse(body)]);
          response.writeHead(status).end('{"description":"no"}');
        }
      });
    });
  });
  afterAll(() => server.close());
  beforeEach(() => {
    [posted, there, status] = [[], {}, 201];
  });

  const sent = async (...documents: readonly GivenDocument[]) => {
    const refused: ImportedDocument[] = [];
    const credentials = [{ kind: 'token' as const, token: 't', projectId: PROJECT_ID }];
    const target = { url: server.url, authUrl: server.url, credentials };
    const given = (async function* () {
      yield* await Promise.resolve(documents);
    })();
    return { ...(await sendDocuments(given, target, (done) => refused.push(done))), reasons: refused };
  };
  const given = (kind: KindName, document: JsonObject): GivenDocument => ({ kind, document });

  it('puts documents under their own ids, but for clients and records', async () => {
    const client = { ...owner, client_id: 'c' };
    const documents = [given('jobs', PLAN), given('clients', client), given('backups', RECORD)];
    expect(await sent(...documents)).toMatchObject({ taken: 3, present: 0, refused: 0 });
    expect(posted).toEqual(
      expect.arrayContaining([
        [`/v2/${PROJECT_ID}/jobs/j`, PLAN],
        [`/v2/${PROJECT_ID}/clients/`, client],
        [`/v2/${PROJECT_ID}/backups/`, RECORD.backup_metadata],
      ]),
    );
  });

  it('makes nothing twice', async () => {
    const record = { ...RECORD, backup_id: 'another', backup_metadata: { level: 1, container: 'c' } };
    there = { jobs: [{ ...PLAN, more: 1 }], backups: [record] };
    expect(await sent(given('jobs', PLAN), given('backups', RECORD))).toMatchObject({ taken: 0, present: 2 });
    expect(posted).toEqual([]);
    status = 409;
    expect(await sent(given('clients', { ...owner, client_id: 'c' }))).toMatchObject({ present: 1 });
  });

  it('replaces a plan that differs', async () => {
    there = { jobs: [{ ...PLAN, description: 'old' }] };
    expect(await sent(given('jobs', PLAN))).toMatchObject({ taken: 1, present: 0 });
  });

  it('names what was not taken, and why', async () => {
    status = 400;
    const foreign = { ...PLAN, user_id: 'somebody else' };
    const { refused, reasons } = await sent(given('jobs', PLAN), given('jobs', foreign));
    expect(refused).toBe(2);
    const of = { at: 'jobs j', kind: 'jobs', project_id: PROJECT_ID, outcome: 'refused' };
    expect(reasons).toEqual(
      expect.arrayContaining([
        { ...of, reason: 'Freezer answered 400: no' },
        { ...of, reason: 'No credentials of its owner were given' },
      ]),
    );
  });
});

import { login, type Visitor } from '../../bin/command/login';
import { shownDocument } from '../../bin/migrate/freezer-shown';
import { KIND_NAMES, type KindName } from '../../bin/migrate/kind';
import { listedTo } from '../../bin/migrate/read-api';
import { isObject, type Json, type JsonObject } from '../../functions/documents/json';
import { collected } from '../bin/migrate/collected';
import { type Folder, makeFolder, run } from '../bin/migrate/command';
import { type Cloud, startCloud } from '../support/cloud';
import { KeystoneAdmin } from '../support/peers/keystone-admin';
import { KeystoneApi } from '../support/peers/keystone-api';
import { type RealFreezerApi, startRealFreezerApi } from '../support/peers/real-freezer-api';
import { startRealKeystone } from '../support/peers/real-keystone';
import { type RealMariaDb, startRealMariaDb } from '../support/peers/real-mariadb';
import { startParts } from '../support/start-parts';
import { fillOddly, ROWS } from './migrate/odd-freezer';

interface World {
  readonly keystoneUrl: string;
  readonly database: RealMariaDb;
  readonly freezer: RealFreezerApi;
  /** To go back to. */
  readonly empty: RealFreezerApi;
  readonly cloud: Cloud;
  readonly people: readonly Readonly<Record<string, string>>[];
}

const IDS: Readonly<Record<KindName, string>> = {
  ...{
    clients: 'client_id',
    actions: 'action_id',
    sessions: 'session_id',
    jobs: 'job_id',
    backups: 'backup_id',
  },
};

function startWorld() {
  return startParts(async (onClose): Promise<World> => {
    const real = await startRealKeystone({ remembers: true });
    onClose(real.close);
    const admin = await KeystoneAdmin.login(new KeystoneApi(real.url));
    const database = await startRealMariaDb();
    onClose(() => database.close());
    const { user, password, socket } = database;
    const place = `${user}:${password}@localhost/${database.database}`;
    const connection = `mysql+pymysql://${place}?unix_socket=${socket}&charset=utf8mb4`;
    const freezer = await startRealFreezerApi(real.url, admin, connection);
    onClose(freezer.close);
    const empty = await startRealFreezerApi(real.url, admin);
    onClose(empty.close);
    const cloud = await startCloud({ keystoneUrl: real.url, settings: { agentClients: 'any' } });
    onClose(() => cloud.close());
    const [one, other] = [await admin.createProject(), await admin.createProject()];
    const people = [];
    for (const project of [one, one, other]) {
      const { id, password: secret } = await admin.createUser();
      await admin.assign({ id, name: '', password: secret }, 'member', { projects: project });
      people.push({ OS_USER_ID: id, OS_PASSWORD: secret, OS_PROJECT_ID: project });
    }
    return { keystoneUrl: real.url, database, freezer, empty, cloud, people };
  });
}

let world: Awaited<ReturnType<typeof startWorld>>;
let folder: Folder;
let visitors: readonly Visitor[];
let tables: readonly string[];
beforeAll(async () => {
  world = await startWorld();
  folder = makeFolder();
  const { cloud, database, people, keystoneUrl } = world;
  const named = KIND_NAMES.flatMap((kind) => ['--table', `${kind}=${cloud.tables[kind]}`]);
  tables = [...named, '--endpoint', cloud.dynamoDbUrl];
  const credentials = people.map(({ OS_USER_ID = '', OS_PASSWORD = '', OS_PROJECT_ID = '' }) => ({
    kind: 'login' as const,
    auth: {
      identity: { methods: ['password'], password: { user: { id: OS_USER_ID, password: OS_PASSWORD } } },
      scope: { project: { id: OS_PROJECT_ID } },
    },
  }));
  visitors = await Promise.all(credentials.map((own) => login(keystoneUrl, own)));
  await fillOddly(
    database,
    visitors.map(({ userId, projectId }) => ({ user_id: userId, project_id: projectId })),
  );
}, 300_000);
afterAll(async () => {
  folder.remove();
  await world.close();
});

const importing = (...more: readonly string[]) => {
  const { user, database, socket, password } = world.database;
  const source = ['--from-database', `mysql://${user}@localhost/${database}?socket=${socket}`];
  return run(['import', ...tables, ...source, '--json', ...more], { FREEZER_DB_PASSWORD: password });
};

const countsOf = (out: string): unknown => {
  const { kinds } = JSON.parse(out) as { readonly kinds: unknown };
  return kinds;
};
const all = (outcome: string) =>
  Object.fromEntries(
    KIND_NAMES.map((kind) => [
      kind,
      { ...{ stored: 0, replaced: 0, present: 0, kept: 0, refused: 0 }, [outcome]: ROWS[kind] },
    ]),
  );

/** What a server lists to somebody of what they own, by id. */
async function listed(
  url: string,
  visitor: Visitor,
  kind: KindName,
): Promise<ReadonlyMap<string, JsonObject>> {
  const documents = (await collected(listedTo(visitor, url, kind))) as readonly JsonObject[];
  const own = documents.filter(({ user_id }) => user_id === visitor.userId);
  return new Map(own.map((document) => [idOf(kind, document), comparable(kind, document)]));
}

function idOf(kind: KindName, document: JsonObject): string {
  const { client, backup_metadata } = document;
  if (kind === 'backups') return JSON.stringify(backup_metadata);
  const of = isObject(client) ? client : document;
  const id = of[IDS[kind]];
  return typeof id === 'string' ? id : '';
}

/** The keys that Freezer 13 has, with what both of them show for nothing. */
function comparable(kind: KindName, document: JsonObject): JsonObject {
  const { backup_id, ...shown } = shownDocument(kind, document) as JsonObject;
  const names = new Set([...Object.keys(shown)].filter((name) => !ADDED.includes(name)));
  return Object.fromEntries(
    [...names].map((name): [string, Json] => [name, plain(name, shown[name] ?? null)]),
  );
}

/** What this service shows beside what Freezer 13 does, or Freezer 13 beside what others do. */
const ADDED = [
  'created_at',
  'updated_at',
  'job_id_hash',
  'name',
  'disabled',
  'started_at',
  'ended_at',
  'user_name',
];
const OF_CLIENT = [
  'is_central',
  'supported_actions',
  'supported_modes',
  'supported_storages',
  'supported_engines',
];

function plain(name: string, value: Json): Json {
  if (name === 'client' && isObject(value)) {
    const kept = Object.entries(value).filter(([key]) => !OF_CLIENT.includes(key));
    return { ...Object.fromEntries(kept), description: value['description'] ?? '' };
  }
  return value;
}

async function compareAll(one: string, other: string): Promise<Readonly<Record<string, number>>> {
  const numbers: Record<string, number> = {};
  for (const visitor of visitors) {
    for (const kind of KIND_NAMES) {
      const [first, second] = [await listed(one, visitor, kind), await listed(other, visitor, kind)];
      numbers[kind] = (numbers[kind] ?? 0) + first.size;
      expect([...second.keys()].sort()).toEqual([...first.keys()].sort());
      for (const [id, document] of first) expect(likely(second.get(id), document)).toEqual(document);
    }
  }
  return numbers;
}

/** Of a document, the keys that the other one has too. */
function likely(found: JsonObject | undefined, document: JsonObject): JsonObject {
  return Object.fromEntries(Object.keys(document).map((key) => [key, found?.[key] ?? null]));
}

describe('moving in from a real Freezer 13', () => {
  it('says before it writes what it would do', async () => {
    const { exitCode, out, err } = await importing('--dry-run');
    expect({ exitCode, counts: countsOf(out), err }).toEqual({ exitCode: 0, counts: all('stored'), err: '' });
  }, 300_000);

  it('brings every document, which both sides show alike', async () => {
    const { exitCode, out, err } = await importing();
    expect({ exitCode, counts: countsOf(out), err }).toEqual({ exitCode: 0, counts: all('stored'), err: '' });
    expect(await compareAll(world.freezer.url, world.cloud.apiUrl)).toEqual(ROWS);
  }, 600_000);

  it('brings nothing twice', async () => {
    const { exitCode, out } = await importing();
    expect({ exitCode, counts: countsOf(out) }).toEqual({ exitCode: 0, counts: all('present') });
  }, 300_000);

  it('and back into another Freezer 13, document by document', async () => {
    const file = folder.write('people.json', JSON.stringify(world.people));
    const target = ['--to-api', world.empty.url, '--auth-url', world.keystoneUrl, '--credentials', file];
    const projects = [...new Set(visitors.map(({ projectId }) => projectId))];
    for (const project of projects) {
      const { exitCode, err } = await run(['export', ...tables, ...target, '--project', project]);
      expect({ exitCode, err }).toEqual({
        exitCode: 0,
        err: expect.stringContaining(' documents taken by ') as string,
      });
    }
    await compareAll(world.freezer.url, world.empty.url);
  }, 900_000);
});

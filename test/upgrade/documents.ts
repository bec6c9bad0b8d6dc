import type { AuthorizerContext } from '../../functions/http/authorizer-context';
import { BACKUP_METADATA } from '../support/backup';
import type { Document } from './release';
import type { Request, Running } from './running-release';

const AGENT_PLAN = '1'.repeat(32);
const MANAGED_PLAN = '2'.repeat(32);
const CENTRAL_PLAN = '3'.repeat(32);
const DISABLED_PLAN = '4'.repeat(32);
const ACTION = '5'.repeat(32);
const NODE = 'node-1.example.com';
const CENTRAL = 'central-1.example.com';

const CAPABILITIES = {
  supported_actions: ['backup', 'restore'],
  supported_modes: ['fs', 'nova'],
  supported_storages: ['swift', 's3'],
  supported_engines: ['tar'],
};
const FREEZER_ACTION = {
  action: 'backup',
  mode: 'fs',
  backup_name: 'étc',
  path_to_backup: '/etc',
  container: 'backups',
  max_level: 7,
  exclude: null,
  ratio: 0.25,
};

/** A document as a caller writes it. */
interface Written {
  readonly collection: string;
  readonly body: Document;
  /** A change that leaves everything else as it was. */
  readonly change: Document;
  /** The same document is written again where there is no PATCH. */
  readonly method?: 'POST';
}

/** Every kind of document, with every member that a caller can write. */
const WRITTEN: readonly Written[] = [
  client(NODE, { uuid: 'theirs', hostname: NODE, is_central: false }),
  client(CENTRAL, { hostname: CENTRAL, is_central: true }),
  {
    collection: 'actions',
    body: {
      action_id: ACTION,
      freezer_action: FREEZER_ACTION,
      max_retries: 3,
      max_retries_interval: 60,
      mandatory: true,
      timeout: { hours: 2 },
    },
    change: { max_retries: 4 },
  },
  plan(AGENT_PLAN, NODE, {
    name: 'nightly',
    job_schedule: { schedule_interval: '1 days', schedule_start_date: '2026-12-01T03:00:00' },
    job_actions: [
      { action_id: ACTION },
      { freezer_action: { ...FREEZER_ACTION, mode: 'fs' }, max_retries: 1, mandatory: false },
    ],
  }),
  plan(MANAGED_PLAN, 'hci', {
    name: null,
    job_schedule: { schedule_hour: '13', schedule_minute: '00' },
    job_actions: [{ freezer_action: { action: 'backup', mode: 'hci-volumes' } }],
  }),
  plan(CENTRAL_PLAN, CENTRAL, { job_schedule: {}, job_actions: [{ freezer_action: FREEZER_ACTION }] }),
  plan(DISABLED_PLAN, NODE, {
    disabled: true,
    job_schedule: { schedule_day_of_week: 'mon-fri', schedule_hour: '1' },
    job_actions: [{ freezer_action: FREEZER_ACTION }],
  }),
  {
    collection: 'sessions',
    body: {
      description: 'Nightly',
      hold_off: 45,
      schedule: { schedule_hour: '4', schedule_minute: '30' },
    },
    change: { hold_off: 90 },
  },
  { collection: 'backups', body: { ...BACKUP_METADATA }, change: { status: 'restoring' } },
];

function client(client_id: string, fields: Document): Written {
  const body = { client_id, description: 'A node', ...CAPABILITIES, ...fields };
  return { collection: 'clients', body, change: { ...body, description: 'The same node' }, method: 'POST' };
}

function plan(job_id: string, client_id: string, fields: Document): Written {
  return {
    collection: 'jobs',
    body: { job_id, client_id, description: 'Ein Plan', ...fields },
    change: { description: 'Another description' },
  };
}

/** What happens to documents, so that the service has something to remember of each. */
const life = (session: string): readonly Request[] => [
  { method: 'PATCH', path: `jobs/${AGENT_PLAN}`, body: { job_schedule: { schedule_interval: '2 days' } } },
  { method: 'POST', path: `jobs/${AGENT_PLAN}/event`, body: { start: null } },
  {
    method: 'GET',
    path: 'jobs',
    body: { match: [{ client_id: NODE }], match_not: [{ status: 'completed' }] },
  },
  { method: 'POST', path: `jobs/${MANAGED_PLAN}/report`, body: { status: 'running' } },
  { method: 'PUT', path: `${session}/jobs/${AGENT_PLAN}` },
  { method: 'PUT', path: `${session}/jobs/${CENTRAL_PLAN}` },
  {
    method: 'POST',
    path: `${session}/action`,
    body: { start: { job_id: AGENT_PLAN, current_tag: 0 } },
  },
];

/** Writes every kind of document. @returns Their paths, in the order of `WRITTEN`. */
export async function writeAll(release: Running, context: AuthorizerContext): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const { collection, body } of WRITTEN) {
    const reply = await succeed(release, { method: 'POST', path: collection, body }, context);
    const id = reply[`${collection.slice(0, -1)}_id`];
    paths.push(`${collection}/${String(id)}`);
  }
  const session = paths.find((path) => path.startsWith('sessions/')) ?? '';
  for (const request of life(session)) await succeed(release, request, context);
  return paths;
}

/** @throws Error unless it is done. */
export async function succeed(
  release: Running,
  request: Request,
  context: AuthorizerContext,
): Promise<Document> {
  const { status, body } = await release.send(request, context);
  if (status >= 300) throw new Error(`${request.method} ${request.path}: ${status} ${JSON.stringify(body)}`);
  return body;
}

/** What a caller is shown of documents, by path. */
export async function shownAll(
  release: Running,
  paths: readonly string[],
  context: AuthorizerContext,
): Promise<Views> {
  const views: [string, Document][] = [];
  for (const path of paths) views.push([path, await succeed(release, { method: 'GET', path }, context)]);
  return Object.fromEntries(views);
}

/** What callers are shown of documents, by path. */
export type Views = Readonly<Record<string, Document>>;

/** Changes every document a little. @param paths Those of `writeAll`. */
export async function changeAll(
  release: Running,
  paths: readonly string[],
  context: AuthorizerContext,
): Promise<void> {
  for (const [at, { collection, change, method = 'PATCH' }] of WRITTEN.entries()) {
    const path = method === 'POST' ? collection : (paths[at] ?? '');
    await succeed(release, { method, path, body: change }, context);
  }
}

/** What `changeAll` leaves as it is; a client is shown one level deeper than others. */
export function unchangedIn(views: Views): Views {
  return Object.fromEntries(
    Object.values(views).map((view, at) => {
      const { collection, change } = WRITTEN[at] ?? { collection: '', change: {} };
      const changed = new Set(['updated_at', ...(collection === 'clients' ? [] : Object.keys(change))]);
      const kept = Object.entries(view).filter(([name]) => !changed.has(name));
      const { client } = view as { readonly client?: Document };
      return [
        `${collection} ${at}`,
        { ...Object.fromEntries(kept), ...(client && { client: { ...client, description: undefined } }) },
      ];
    }),
  );
}

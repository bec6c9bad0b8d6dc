import { TOKEN_HEADER } from '../../functions/contract/token';
import {
  canonicalJson,
  isObject,
  isSameJson,
  type Json,
  type JsonObject,
} from '../../functions/documents/json';
import { isFields, parseJson } from '../../functions/keystone/json';
import type { Credentials } from '../command/credentials';
import { login, type Visitor } from '../command/login';
import { reasonOf, Refusal } from '../command/refusal';
import { type Reply, send } from '../command/send';
import { forEachConcurrently } from './for-each-concurrently';
import type { ImportedDocument } from './import-documents';
import type { KindName } from './kind';
import { listedTo } from './read-api';

/** A document of an export, and its kind. */
export interface GivenDocument {
  readonly kind: KindName;
  readonly document: JsonObject;
}

/** A Freezer, and as whom it is asked. */
export interface SendTarget {
  readonly url: string;
  readonly authUrl: string;
  readonly credentials: readonly Credentials[];
}

/** A Freezer has a few workers. */
const AT_ONCE = 4;

interface Sent {
  readonly taken: number;
  /** There from a time before. */
  readonly present: number;
  readonly refused: number;
}

/** A caller, with what it has: records of backups are known by what they say, because Freezer gives each another id. */
interface Sender extends Visitor {
  readonly records: ReadonlySet<string>;
  readonly plans: ReadonlyMap<string, unknown>;
}

/**
 * Has a running Freezer 13 make the documents, each for the user who owns it: under its own id, but for records of backups. Done
 * again, it makes nothing twice.
 * @param onRefused Gets each document that was not taken, and why.
 * @throws Refusal when Keystone or Freezer cannot be asked.
 */
export async function sendDocuments(
  documents: AsyncIterable<GivenDocument>,
  { url, authUrl, credentials }: SendTarget,
  onRefused: (document: ImportedDocument) => void,
): Promise<Sent> {
  const senders = new Map<string, Sender>();
  for (const own of credentials) {
    const visitor = await login(authUrl, own);
    const [records, plans] = [await recordsOf(visitor, url), await plansOf(visitor, url)];
    senders.set(ownerName(visitor.userId, visitor.projectId), { ...visitor, records, plans });
  }
  const sent = { taken: 0, present: 0, refused: 0 };
  await forEachConcurrently(documents, AT_ONCE, async ({ kind, document }) => {
    const { project_id = '' } = document;
    const sender = senders.get(ownerName(document['user_id'], project_id));
    const reason = sender
      ? await refusalOf(sender, url, kind, document)
      : 'No credentials of its owner were given';
    if (reason === 'present') sent.present++;
    else if (reason === undefined) sent.taken++;
    else {
      sent.refused++;
      onRefused({ at: `${kind} ${idOf(kind, document)}`, kind, project_id, outcome: 'refused', reason });
    }
  });
  return sent;
}

function ownerName(userId: Json | undefined, projectId: Json): string {
  return JSON.stringify([userId, projectId]);
}

async function recordsOf(visitor: Visitor, url: string): Promise<ReadonlySet<string>> {
  const records = new Set<string>();
  for await (const record of listedTo(visitor, url, 'backups')) {
    if (isFields(record) && isFields(record['backup_metadata']))
      records.add(canonicalJson(record['backup_metadata']));
  }
  return records;
}

async function plansOf(visitor: Visitor, url: string): Promise<ReadonlyMap<string, unknown>> {
  const plans = new Map<string, unknown>();
  for await (const plan of listedTo(visitor, url, 'jobs'))
    if (isFields(plan)) plans.set(String(plan['job_id']), plan);
  return plans;
}

/** Whether a plan that is there says all that is to be sent. */
function says(plan: unknown, document: JsonObject): boolean {
  return isFields(plan) && Object.entries(document).every(([key, value]) => isSameJson(plan[key], value));
}

/** @returns Why it was not taken, `present` where it was there before, undefined where it was taken. */
async function refusalOf(
  sender: Sender,
  url: string,
  kind: KindName,
  document: JsonObject,
): Promise<string | undefined> {
  const { backup_metadata } = document;
  const body = kind === 'backups' ? (backup_metadata ?? {}) : document;
  if (kind === 'backups' && isObject(body) && sender.records.has(canonicalJson(body))) return 'present';
  // Again it might be refused for its actions, of which the library may have others by now.
  if (kind === 'jobs' && says(sender.plans.get(idOf(kind, document)), document)) return 'present';
  // A client and a record have no path of their own to be put at.
  const item = kind === 'clients' || kind === 'backups' ? '' : idOf(kind, document);
  const path = `/v2/${sender.projectId}/${kind}/${item}`;
  const { status, body: answer } = await post({ url, path, token: sender.token, body });
  if (status === 201) return undefined;
  if (status === 409 && kind === 'clients') return 'present';
  const fields = parseJson(answer);
  const description = isFields(fields) ? fields['description'] : undefined;
  return `Freezer answered ${status}: ${typeof description === 'string' ? description : 'no reason'}`;
}

interface Post {
  readonly url: string;
  readonly path: string;
  readonly token: string;
  readonly body: Json;
}

async function post({ url, path, token, body }: Post): Promise<Reply> {
  const headers = { [TOKEN_HEADER]: token, 'Content-Type': 'application/json', Accept: 'application/json' };
  try {
    return await send({ method: 'POST', url, path, headers, body: JSON.stringify(body) });
  } catch (error) {
    throw new Refusal(`${url} cannot be asked: ${reasonOf(error)}.`);
  }
}

const IDS = {
  clients: 'client_id',
  actions: 'action_id',
  sessions: 'session_id',
  jobs: 'job_id',
  backups: 'backup_id',
} as const;

function idOf(kind: KindName, document: JsonObject): string {
  const id = document[IDS[kind]];
  return typeof id === 'string' ? id : '';
}

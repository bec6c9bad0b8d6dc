import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import type { Reply } from '../../bin/command/send';
import { ACTION_FORM } from '../../functions/actions/action-table';
import { BACKUP_FORM } from '../../functions/backups/backup-table';
import { CLIENT_FORM } from '../../functions/clients/client-table';
import type { TableName } from '../../functions/contract/tables';
import { canonicalJson } from '../../functions/documents/json';
import { firstVersion } from '../../functions/jobs/document/configuration';
import { SESSION_FORM } from '../../functions/sessions/session-table';
import { itemOf } from '../../functions/storage/item-form';
import { FOREIGN_PLAN } from '../../local/sample-plans';
import { storedAction } from '../support/action';
import { storedBackup } from '../support/backup';
import { storedClient } from '../support/client';
import { type Cloud, startCloud } from '../support/cloud';
import { startCountingDynamoDb } from '../support/counting-dynamodb';
import { OTHER_PROJECT_ID } from '../support/identity';
import { jobItem } from '../support/job';
import { storedSession } from '../support/session';
import { putItems, testClient } from '../support/table';
import { type Cost, FOREIGN } from './judgement';
import { type HostileCall, type Sender, SENDERS } from './requests';
import { LARGE_ACTION } from './values';

/** A local stack with a neighbour's data in it, and a count of what each request costs. */
export interface HostileWorld {
  /** One at a time, so that what is counted is its own. */
  send(call: HostileCall): Promise<readonly [Reply, Cost]>;
  /** All that the other project has, by table and key. */
  foreignItems(): Promise<ReadonlyMap<string, string>>;
  /** Lines that functions logged since this was asked last. */
  takeLog(): readonly string[];
  readonly tokens: readonly string[];
  close(): Promise<void>;
}

export async function startWorld(): Promise<HostileWorld> {
  let dynamoDbUrl = '';
  const dynamoDb = await startCountingDynamoDb(() => dynamoDbUrl);
  const cloud = await startCloud({
    environment: (url) => {
      dynamoDbUrl = url;
      return { AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.url };
    },
  });
  await putItems(cloud, [...foreignDocuments(), largeAction()]);
  const tokens = await tokensOf(cloud);
  let told = 0;
  return {
    tokens: [...tokens.values()],
    send: async ({ sender, method, path, headers, body }) => {
      const token = tokens.get(sender);
      dynamoDb.takeWork();
      const reply = await cloud.send({
        method,
        path,
        headers,
        ...(token !== undefined && { token }),
        ...(body !== undefined && { body }),
      });
      const { readUnits, writes } = dynamoDb.takeWork();
      return [
        reply,
        { readUnits, itemsWritten: [...writes.values()].reduce((sum, items) => sum + items, 0) },
      ];
    },
    foreignItems: () => foreignItems(cloud),
    takeLog: () => {
      const lines = cloud.log.slice(told);
      told += lines.length;
      return lines;
    },
    close: async () => {
      await cloud.close();
      await dynamoDb.close();
    },
  };
}

async function tokensOf(cloud: Cloud): Promise<ReadonlyMap<Sender, string>> {
  const tokens = new Map<Sender, string>([['impostor', randomUUID().replaceAll('-', '')]]);
  for (const sender of Object.keys(SENDERS) as Sender[]) {
    if (sender !== 'nobody' && sender !== 'impostor') tokens.set(sender, await cloud.token(sender));
  }
  return tokens;
}

/** So many large plans are more than one request may read. */
const LARGE_PLANS = 110;
const LARGE_BYTES = 110_000;

function foreignDocuments(): { table: TableName; item: object }[] {
  const owner = { project_id: OTHER_PROJECT_ID, user_id: FOREIGN_PLAN.user_id };
  const freezer_action = { action: 'backup', x: FOREIGN };
  const session = storedSession({ ...owner, session_id: 'theirs', description: FOREIGN });
  const plans = Array.from({ length: LARGE_PLANS }, (_, index) => {
    const job_actions = [{ freezer_action: { ...freezer_action, x: FOREIGN.padEnd(LARGE_BYTES) } }];
    const plan = {
      ...FOREIGN_PLAN,
      job_id: `theirs-${index}`,
      name: FOREIGN,
      client_id: 'theirs',
      job_actions,
    };
    return { table: 'jobs', item: jobItem(firstVersion(plan)) } as const;
  });
  const client = storedClient({ ...owner, client_id: 'theirs', description: FOREIGN });
  const backup_metadata = { container: FOREIGN, hostname: FOREIGN };
  return [
    ...plans,
    { table: 'sessions', item: itemOf(SESSION_FORM, session) },
    { table: 'clients', item: itemOf(CLIENT_FORM, client) },
    { table: 'actions', item: itemOf(ACTION_FORM, storedAction({ ...owner, freezer_action })) },
    { table: 'backups', item: itemOf(BACKUP_FORM, storedBackup({ ...owner, backup_metadata })) },
  ];
}

/** In the senders' own project. */
function largeAction(): { table: TableName; item: object } {
  const keys = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`k${index}`, index]));
  const freezer_action = { action: 'backup', mode: 'fs', ...keys };
  const action = storedAction({ action_id: LARGE_ACTION, freezer_action });
  return { table: 'actions', item: itemOf(ACTION_FORM, action) };
}

async function foreignItems({ dynamoDbUrl, tables }: Cloud): Promise<ReadonlyMap<string, string>> {
  const client = testClient(dynamoDbUrl);
  const items = new Map<string, string>();
  for (const [kind, TableName] of Object.entries(tables)) {
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await client.send(new ScanCommand({ TableName, ExclusiveStartKey, ConsistentRead: true }));
      for (const item of page.Items ?? []) {
        if (item['project_id'] === OTHER_PROJECT_ID)
          items.set(`${kind} ${idOf(kind, item)}`, canonicalJson(item));
      }
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
  }
  client.destroy();
  return items;
}

function idOf(kind: string, item: Readonly<Record<string, unknown>>): string {
  return String(item[`${kind.replace(/s$/, '')}_id`]);
}

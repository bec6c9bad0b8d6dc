import { localDocumentClient } from '../../local/document-client';
import { startCloud } from '../../test/support/cloud';
import { PROJECT_ID } from '../../test/support/identity';
import { storePlans } from '../load/plans';
import type { StackOptions } from './start-stack';

/** The local stack in a process of its own; it ends with the one that started it. */
async function main(): Promise<void> {
  const { keystoneUrl, project_id = PROJECT_ID, plans, cacheSeconds } = parse(process.argv[2]);
  const cloud = await startCloud({
    settings: { authorizerCacheSeconds: String(cacheSeconds) },
    ...(keystoneUrl !== undefined && { keystoneUrl }),
    onLog: () => undefined,
  });
  process.once('disconnect', () => {
    void cloud.close().finally(() => process.exit(0));
  });
  const client = localDocumentClient(cloud.dynamoDbUrl);
  await storePlans(client, cloud.tables.jobs, project_id, plans);
  client.destroy();
  const token = keystoneUrl === undefined ? await cloud.token('member') : '';
  process.send?.({ url: cloud.apiUrl, token });
}

function parse(text = '{}'): StackOptions {
  return JSON.parse(text) as StackOptions;
}

void main();

import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { send } from '../../bin/command/send';
import { localDocumentClient } from '../../local/document-client';
import { AGENT_PLAN, DOCUMENTED_PLAN, SAMPLE_PLANS } from '../../local/sample-plans';
import { startCloud } from '../support/cloud';

const path = `/v2/${DOCUMENTED_PLAN.project_id}/jobs/${DOCUMENTED_PLAN.job_id}`;

describe('the local stack', () => {
  it('keeps its tables in a folder, and does not overwrite a plan when it starts anew', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'freezer-data-'));
    const first = await startCloud({ dataDir });
    const client = localDocumentClient(first.dynamoDbUrl);
    const { project_id, job_id } = DOCUMENTED_PLAN;
    await client.send(
      new UpdateCommand({
        TableName: first.tables.jobs,
        Key: { project_id, job_id },
        UpdateExpression: 'SET description = :description',
        ExpressionAttributeValues: { ':description': 'changed' },
      }),
    );
    client.destroy();
    await first.close();

    const second = await startCloud({ dataDir });
    const { body } = await second.send({ path, token: await second.token('reader') });
    expect(JSON.parse(body)).toMatchObject({ description: 'changed' });
    await second.close();
    rmSync(dataDir, { recursive: true });
  });

  it('has the API in the catalog, where clients look for it', async () => {
    const cloud = await startCloud();
    const { body } = await send({
      url: cloud.keystoneUrl,
      path: '/v3/auth/catalog',
      headers: { 'X-Auth-Token': await cloud.token('reader') },
    });
    expect(JSON.parse(body)).toMatchObject({
      catalog: expect.arrayContaining([
        expect.objectContaining({
          type: 'backup',
          name: 'freezer',
          endpoints: expect.arrayContaining([expect.objectContaining({ url: cloud.apiUrl })]) as unknown,
        }),
      ]) as unknown,
    });
    await cloud.close();
  });

  it('has a block storage where one is wanted, whose volumes are those of the plan', async () => {
    const cloud = await startCloud({ blockStorage: { port: 0 } });
    const headers = { 'X-Auth-Token': await cloud.token('reader') };
    const { body } = await send({ url: cloud.keystoneUrl, path: '/v3/auth/catalog', headers });
    const { project_id, job_id } = DOCUMENTED_PLAN;
    const url = `${cloud.cinderUrl ?? ''}/v3/${project_id}`;
    expect(JSON.parse(body)).toMatchObject({
      catalog: expect.arrayContaining([
        expect.objectContaining({
          type: 'volumev3',
          endpoints: expect.arrayContaining([expect.objectContaining({ url })]) as unknown,
        }),
      ]) as unknown,
    });
    const volumes = await send({ url, path: '/volumes/detail', headers });
    const labelled = expect.objectContaining({ metadata: { backup_plan_id: job_id } }) as unknown;
    expect(JSON.parse(volumes.body)).toEqual({ volumes: [labelled, labelled] });
    await cloud.close();
  });

  it("has the agent of its sample plan registered, so that the plan's work can be changed", async () => {
    const cloud = await startCloud();
    const { project_id, job_id, client_id, job_actions } = AGENT_PLAN;
    const token = await cloud.token('member');
    const shown = await cloud.send({ path: `/v2/${project_id}/clients/${client_id}`, token });
    expect(JSON.parse(shown.body)).toMatchObject({ client: { client_id } });
    const body = JSON.stringify({ job_actions: [...job_actions, { freezer_action: { action: 'exec' } }] });
    const plan = `/v2/${project_id}/jobs/${job_id}`;
    expect((await cloud.send({ method: 'PATCH', path: plan, token, body })).status).toBe(200);
    await cloud.close();
  });

  it('ends what it has started when a part does not start', async () => {
    await expect(startCloud({ settings: { authorizerCacheSeconds: 'long' } })).rejects.toThrow(
      'authorizerCacheSeconds',
    );
  });
});

describe('sample plans', () => {
  it('have different ids', () => {
    const ids = SAMPLE_PLANS.map(({ project_id, job_id }) => `${project_id} ${job_id}`);
    expect(new Set(ids).size).toBe(SAMPLE_PLANS.length);
  });
});

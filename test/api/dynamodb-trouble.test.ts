import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { RequestListener } from 'node:http';
import { ROUTES } from '../../functions/contract/routes';
import { localDocumentClient } from '../../local/document-client';
import { DOCUMENTED_PLAN } from '../../local/sample-plans';
import { type Cloud, startCloud } from '../support/cloud';
import { PROJECT_ID } from '../support/identity';
import {
  answering,
  CUTTING,
  NEVER_ANSWERING,
  type Proxy,
  RESETTING,
  STALLING,
  startProxy,
} from '../support/proxy';

const PLAN = `/v2/${PROJECT_ID}/jobs/${DOCUMENTED_PLAN.job_id}`;
/** One of each function that reads. */
const LISTS = ROUTES.filter(({ path, method }) => method === 'GET' && path.split('/').length === 4).map(
  ({ path }) => path.replace('{project_id}', PROJECT_ID),
);

/** An error as DynamoDB writes it. */
const dynamoError = (status: number, type: string) =>
  answering(status, { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'details of the table' });

describe('with a DynamoDB that is in trouble', () => {
  let dynamoDbUrl = '';
  let proxy: Proxy;
  let cloud: Cloud;
  let token: string;

  beforeAll(async () => {
    proxy = await startProxy(() => dynamoDbUrl);
    cloud = await startCloud({
      environment: (url) => {
        dynamoDbUrl = url;
        return { AWS_ENDPOINT_URL_DYNAMODB: proxy.url };
      },
    });
    token = await cloud.token('reader');
    // Whatever a function did to warm up is over when it has answered.
    for (const path of [PLAN, ...LISTS]) await cloud.send({ path, token });
  });
  afterAll(async () => {
    await cloud.close();
    await proxy.close();
  });
  beforeEach(() => {
    proxy.forget();
  });
  afterEach(() => {
    proxy.misbehave(undefined);
  });

  const show = () => cloud.send({ path: PLAN, token });

  it('asks once when all is well', async () => {
    expect((await show()).status).toBe(200);
    expect(proxy.requests).toHaveLength(1);
  });

  it.each<[string, RequestListener]>([
    ['throttles', dynamoError(400, 'ProvisionedThroughputExceededException')],
    ['throttles requests', dynamoError(400, 'ThrottlingException')],
    ['reaches the limit of the account', dynamoError(400, 'RequestLimitExceeded')],
    ['fails inside', dynamoError(500, 'InternalServerError')],
    ['is unavailable', dynamoError(503, 'ServiceUnavailable')],
    ['resets connections', RESETTING],
    ['never answers', NEVER_ANSWERING],
  ])(
    'answers 503 after three attempts when it %s, and 200 as soon as it works again',
    async (_case, mischief) => {
      proxy.misbehave(mischief);
      const { status, headers, body } = await show();
      expect(status).toBe(503);
      expect(headers['retry-after']).toBe('5');
      expect(JSON.parse(body)).toEqual({
        title: 'Service Unavailable',
        description: 'The storage is temporarily unavailable.',
      });
      expect(proxy.requests).toHaveLength(3);

      proxy.misbehave(undefined);
      expect((await show()).status).toBe(200);
    },
  );

  it.each([
    ['cuts its answer in half', CUTTING],
    ['stops in the middle of its answer', STALLING],
  ])('answers 503 when it %s', async (_case, mischief) => {
    proxy.misbehave(mischief);
    expect((await show()).status).toBe(503);
  });

  it('answers 200 when only the first attempt fails', async () => {
    let attempts = 0;
    proxy.misbehave((request, response) => {
      attempts++;
      if (attempts === 1) proxy.misbehave(undefined);
      dynamoError(500, 'InternalServerError')(request, response);
    });
    expect((await show()).status).toBe(200);
  });

  it.each([
    ['has no such table', 'ResourceNotFoundException'],
    ['denies access', 'AccessDeniedException'],
    ['does not know our key', 'UnrecognizedClientException'],
    ['finds the request wrong', 'ValidationException'],
  ])('answers 500 at once when it %s, and keeps the details', async (_case, type) => {
    proxy.misbehave(dynamoError(400, type));
    const { status, headers, body } = await show();
    expect(status).toBe(500);
    expect(headers['retry-after']).toBeUndefined();
    expect(JSON.parse(body)).toEqual({
      title: 'Internal Storage Error',
      description: 'The storage failed.',
    });
    expect(proxy.requests).toHaveLength(1);
    expect(cloud.log.at(-1)).toContain(type);
  });

  it('answers 500 to an item that is not a plan, names it in the log, and shows nothing of it', async () => {
    const client = localDocumentClient(cloud.dynamoDbUrl);
    const item = { project_id: PROJECT_ID, job_id: 'broken', name: 'classified', _secret: 'classified' };
    await client.send(new PutCommand({ TableName: cloud.tables.jobs, Item: item }));
    client.destroy();

    const { status, body } = await cloud.send({ path: `/v2/${PROJECT_ID}/jobs/broken`, token });
    expect(status).toBe(500);
    expect(JSON.parse(body)).toEqual({
      title: 'Internal Storage Error',
      description: 'The stored job broken cannot be read.',
    });
    expect(cloud.log.at(-1)).toContain('"job_id":"broken"');
    expect(cloud.log.join('\n')).not.toContain('classified');
  });
});

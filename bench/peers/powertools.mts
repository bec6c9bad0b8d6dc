import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import { Tracer } from '@aws-lambda-powertools/tracer';
import { captureLambdaHandler } from '@aws-lambda-powertools/tracer/middleware';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import middy from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { z } from 'zod';

const logger = new Logger({ serviceName: 'freezer' });
const metrics = new Metrics({ namespace: 'freezer', serviceName: 'freezer' });
const tracer = new Tracer({ serviceName: 'freezer' });
const client = DynamoDBDocumentClient.from(tracer.captureAWSv3Client(new DynamoDBClient({})));

const ID = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const Key = z.object({ project_id: ID, job_id: ID });
const Job = z.looseObject({
  ...Key.shape,
  client_id: z.string(),
  user_id: z.string(),
  created_at: z.string(),
  job_schedule: z.record(z.string(), z.unknown()),
  job_actions: z.array(z.record(z.string(), z.unknown())),
});

/** "Show plan" with the tools that AWS recommends: checked input and item, a log line, a metric, a trace. */
async function showJob({ pathParameters }: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  const key = Key.parse(pathParameters);
  const { Item: item } = await client.send(
    new GetCommand({ TableName: process.env['JOBS_TABLE'], Key: key, ConsistentRead: true }),
  );
  const headers = { 'Content-Type': 'application/json' };
  if (!item) return { statusCode: 404, headers, body: JSON.stringify({ title: 'Not Found' }) };
  metrics.addMetric('shown', MetricUnit.Count, 1);
  logger.info('shown', { ...key, status: 200 });
  return { statusCode: 200, headers, body: JSON.stringify(Job.parse(item)) };
}

export const handler = middy(showJob)
  .use(injectLambdaContext(logger))
  .use(logMetrics(metrics))
  .use(captureLambdaHandler(tracer));

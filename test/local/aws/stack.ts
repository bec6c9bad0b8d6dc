import { App, Duration, Stack } from 'aws-cdk-lib';
import {
  type GatewayResponseOptions,
  IdentitySource,
  LambdaIntegration,
  ResponseType,
  RestApi,
  TokenAuthorizer,
} from 'aws-cdk-lib/aws-apigateway';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AUTHORIZER, ECHO } from './handlers';

/** Header constants, and a body that shows every variable. */
const GATEWAY_RESPONSES: readonly GatewayResponseOptions[] = [
  {
    type: ResponseType.UNAUTHORIZED,
    responseHeaders: { 'WWW-Authenticate': `'Keystone uri="http://keystone"'`, 'x-id': 'context.requestId' },
    templates: { 'application/json': '{"description":"who are you?"}' },
  },
  {
    type: ResponseType.ACCESS_DENIED,
    statusCode: '403',
    templates: {
      'application/json':
        '{"why":$context.error.messageString,"type":"$context.error.responseType","kind":"$context.authorizer.kind"}',
    },
  },
  { type: ResponseType.MISSING_AUTHENTICATION_TOKEN, statusCode: '404' },
  { type: ResponseType.DEFAULT_5XX, templates: { 'application/json': '{"title":"ours"}' } },
];

export interface Synthesized {
  readonly template: unknown;
  readonly assembly: string;
  readonly remove: () => void;
}

/**
 * A stack with everything that is emulated: `/`, `/{proxy+}` and `/v2/{project_id}/jobs/{job_id}` behind a TOKEN
 * authorizer, and `/open`, which anybody may call. Its functions do what a request tells them.
 */
export function synthesize(): Synthesized {
  const folder = mkdtempSync(join(tmpdir(), 'local-stack-'));
  const code = (name: string, source: string) => {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'index.js'), source);
    return Code.fromAsset(join(folder, name));
  };
  const assembly = join(folder, 'cdk.out');
  const app = new App({
    outdir: assembly,
    analyticsReporting: false,
    builtinCloudFormationValidation: false,
  });
  const stack = new Stack(app, 'Test');
  const table = new TableV2(stack, 'Jobs', {
    partitionKey: { name: 'project_id', type: AttributeType.STRING },
    sortKey: { name: 'job_id', type: AttributeType.STRING },
    localSecondaryIndexes: [
      { indexName: 'by_client', sortKey: { name: 'client_id', type: AttributeType.STRING } },
    ],
    globalSecondaryIndexes: [
      { indexName: 'by_status', partitionKey: { name: 'status', type: AttributeType.STRING } },
    ],
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  });
  const lambda = (id: string, source: string) =>
    new LambdaFunction(stack, id, {
      code: code(id, source),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      timeout: Duration.seconds(2),
      loggingFormat: LoggingFormat.JSON,
      environment: { JOBS_TABLE: table.tableName, TABLE_ARN: table.tableArn, OVERRIDDEN: 'by the template' },
    });
  const integration = new LambdaIntegration(lambda('Echo', ECHO), { timeout: Duration.millis(1500) });
  const authorizer = new TokenAuthorizer(stack, 'Authorizer', {
    handler: lambda('Authorize', AUTHORIZER),
    identitySource: IdentitySource.header('X-Auth-Token'),
    validationRegex: '[a-z-]+',
    resultsCacheTtl: Duration.seconds(300),
  });
  const api = new RestApi(stack, 'Api', { cloudWatchRole: false });
  for (const path of ['/', '/{proxy+}'])
    api.root.resourceForPath(path).addMethod('ANY', integration, { authorizer });
  api.root.resourceForPath('/v2/{project_id}/jobs/{job_id}').addMethod('GET', integration, { authorizer });
  api.root.resourceForPath('/open').addMethod('POST', integration);
  for (const [index, options] of GATEWAY_RESPONSES.entries())
    api.addGatewayResponse(`Response${index}`, options);
  const template: unknown = app.synth().getStackByName('Test').template;
  return {
    template,
    assembly,
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

import { Match } from 'aws-cdk-lib/assertions';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { RESOURCES, ROUTES } from '../../functions/contract/routes';
import { synthesize, type Synthesized } from '../support/synthesized';

let template: Synthesized['template'];
let outdir: string;
beforeAll(() => {
  ({ template, outdir } = synthesize());
});

type Properties = Readonly<Record<string, unknown>>;
const propertiesOf = (type: string): [id: string, properties: Properties][] =>
  Object.entries(template.findResources(type)).map(([id, resource]) => [
    id,
    resource['Properties'] as Properties,
  ]);

describe('functions', () => {
  it.each([
    ['authorizer', /Authorizer/, 16_300],
    ['discovery', /DiscoveryFunction/, 19_700],
    ['jobs', /JobsFunction/, 302_700],
    ['clients', /ClientsFunction/, 236_700],
    ['actions', /ActionsFunction/, 234_900],
    ['backups', /BackupsFunction/, 230_800],
    ['sessions', /SessionsFunction/, 254_400],
  ])('%s is a bundle of its own, below its budget of bytes', (_name, id, budget) => {
    const [, properties] = propertiesOf('AWS::Lambda::Function').find(([key]) => id.test(key)) ?? [];
    const { S3Key: archive = '' } = properties?.['Code'] as Readonly<Record<string, string>>;
    const key = archive.replace('.zip', '');
    expect(readdirSync(join(outdir, `asset.${key}`))).toEqual(['index.js']);
    expect(statSync(join(outdir, `asset.${key}`, 'index.js')).size).toBeLessThanOrEqual(budget);
  });

  it('run on the current Node on arm64 and log JSON', () => {
    template.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      MemorySize: 512,
      Timeout: 5,
      LoggingConfig: Match.objectLike({ LogFormat: 'JSON', ApplicationLogLevel: 'INFO' }),
    });
  });

  it('get their settings', () => {
    const tuned = synthesize({
      keystonePublicUrl: 'https://public.example.com/v3',
      keystoneTimeoutSeconds: '2',
      managedClients: 'hci,vault',
      managedRunner: 'external',
      agentClients: 'any',
      getBodies: 'passed',
      serviceType: 'vault',
    }).template;
    tuned.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: { KEYSTONE_URL: 'https://keystone.example.com:5000', KEYSTONE_TIMEOUT_MS: '2000' },
      },
    });
    tuned.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: {
          JOBS_TABLE: { Ref: 'BackupJobsTable93D87F38' },
          KEYSTONE_PUBLIC_URL: 'https://public.example.com',
          MANAGED_CLIENTS: 'hci,vault',
          MANAGED_RUNNER: 'external',
          AGENT_CLIENTS: 'any',
          GET_BODIES: 'passed',
          SERVICE_TYPE: 'vault',
        },
      },
    });
  });
});

describe('the setting trustee', () => {
  it('lets the functions that make plans ask Keystone, and no other', () => {
    const { template: trusting } = synthesize({ trustee: 'scheduler', trustRoles: 'member,creator' });
    const asking = Object.entries(trusting.findResources('AWS::Lambda::Function'))
      .filter(([, { Properties }]) => 'TRUSTEE' in variablesOf(Properties))
      .map(
        ([id, { Properties }]) =>
          [id.replace(/^Backup(\w+)Function.*$/, '$1'), variablesOf(Properties)] as const,
      );
    expect(asking.map(([name]) => name).sort()).toEqual(['Fallback', 'Jobs']);
    for (const [, variables] of asking) {
      expect(variables).toMatchObject({
        TRUSTEE: 'scheduler',
        TRUST_ROLES: 'member,creator',
        KEYSTONE_URL: 'https://keystone.example.com:5000',
      });
    }
  });
});

function variablesOf(properties: unknown): Readonly<Record<string, unknown>> {
  const { Environment } = properties as { Environment?: { Variables?: Record<string, unknown> } };
  return Environment?.Variables ?? {};
}

describe('the table', () => {
  it('is kept, protected and recoverable', () => {
    template.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        TableName: Match.absent(),
        Replicas: [
          {
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
          },
        ],
      },
    });
  });
});

/** Verb and last part of the path. */
function requestOf({ HttpMethod: verb, ResourceId: resource }: Properties): string {
  const { Ref: id } = resource as { Ref?: string };
  const [, at] = propertiesOf('AWS::ApiGateway::Resource').find(([key]) => key === id) ?? [];
  return [verb, `/${at ? (at['PathPart'] as string) : ''}`].join(' ');
}

describe('the API', () => {
  it('is regional', () => {
    template.hasResourceProperties('AWS::ApiGateway::RestApi', {
      EndpointConfiguration: { Types: ['REGIONAL'] },
    });
  });

  it('asks the authorizer before every method but those that load balancers use at two paths, which the least function serves', () => {
    const methods = propertiesOf('AWS::ApiGateway::Method').map(([, properties]) => properties);
    const open = methods.filter(({ AuthorizationType: type }) => type !== 'CUSTOM');
    expect(open.map(requestOf).sort()).toEqual([
      'GET /',
      'GET /healthcheck',
      'HEAD /',
      'HEAD /healthcheck',
      'OPTIONS /',
      'OPTIONS /healthcheck',
    ]);
    for (const method of open) {
      expect(method['AuthorizationType']).toBe('NONE');
      expect(JSON.stringify(method['Integration'])).toContain('DiscoveryFunction');
    }
    const closed = methods.filter((each) => !open.includes(each));
    // Of the routes two are open, and two methods lead to the fallback.
    expect(closed).toHaveLength(ROUTES.length);
    for (const method of closed) {
      expect(method).toMatchObject({ AuthorizerId: { Ref: 'BackupAuthorizer216B1CC0' } });
    }
  });

  it('remembers verdicts by the token alone, for as long as it is told', () => {
    template.hasResourceProperties('AWS::ApiGateway::Authorizer', {
      Type: 'TOKEN',
      IdentitySource: 'method.request.header.X-Auth-Token',
      IdentityValidationExpression: '^[A-Za-z0-9_.=-]{32,1800}$',
      AuthorizerResultTtlInSeconds: 300,
    });
    synthesize({ authorizerCacheSeconds: '0' }).template.hasResourceProperties(
      'AWS::ApiGateway::Authorizer',
      {
        AuthorizerResultTtlInSeconds: 0,
      },
    );
  });

  it('logs accesses in JSON, without headers, and traces no data', () => {
    const [[, stage] = []] = propertiesOf('AWS::ApiGateway::Stage');
    const { Format: format = '' } = stage?.['AccessLogSetting'] as Readonly<Record<string, string>>;
    expect(JSON.parse(format)).toHaveProperty('status', '$context.status');
    expect(format).not.toMatch(/header|authorizationToken|identity\.(?!sourceIp)/);
    expect(stage?.['MethodSettings']).toEqual([
      expect.objectContaining({ DataTraceEnabled: false, LoggingLevel: 'ERROR' }),
    ]);
  });

  it('keeps every log for a month', () => {
    // Of each resource's function, the authorizer, and two of the API itself.
    template.resourceCountIs('AWS::Logs::LogGroup', RESOURCES.length + 3);
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
  });

  it("creates the Region's log role only when told to, and leaves it behind", () => {
    template.resourceCountIs('AWS::ApiGateway::Account', 0);
    synthesize({ apiGatewayLogRole: 'create' }).template.hasResource('AWS::ApiGateway::Account', {
      DeletionPolicy: 'Retain',
    });
  });

  it('tells the URL for the service catalog', () => {
    template.hasOutput('CatalogUrl', {
      Value: { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp('execute-api')])] },
    });
    const urls = Object.entries(template.findOutputs('*')).filter(([, { Value }]) =>
      JSON.stringify(Value).startsWith('{"Fn::Join":["",["https:'),
    );
    expect(urls.map(([name]) => name)).toEqual(['CatalogUrl']);
  });
});

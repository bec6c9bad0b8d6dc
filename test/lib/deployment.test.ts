import { TABLES } from '../../functions/contract/tables';
import { changesBetween, infosOf, type TemplateJson, templateOf } from '../support/template-of';

const DOMAIN = {
  domainName: 'backup.example.com',
  domainCertificate: 'arn:aws:acm:eu-central-1:123456789012:certificate/0123-abcd',
};
const WEB_ACL = 'arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/api/01234567-abcd';

const of = (name: string) => (changes: Readonly<Record<string, unknown>>) =>
  Object.keys(changes).filter((key) => key.endsWith(` ${name}`));

describe('a setting that is left out', () => {
  it('is at its default: saying so changes nothing', () => {
    const said = templateOf({
      stageName: 'prod',
      removalPolicy: 'retain',
      executeApiEndpoint: 'on',
      tracing: false,
      logRetentionDays: 30,
      logLevel: 'INFO',
    });
    expect(changesBetween(templateOf(), said)).toEqual({});
  });
});

describe('what settings of the deployment change', () => {
  let before: TemplateJson;
  beforeAll(() => {
    before = templateOf();
  });
  const changes = (settings: Readonly<Record<string, unknown>>) =>
    changesBetween(before, templateOf(settings));
  const typesOf = (changed: Readonly<Record<string, unknown>>) =>
    Object.keys(changed).map((key) => before.Resources[key.split(' ')[0] ?? '']?.Type ?? key.split(' ')[1]);

  it('stageName: the stage and its log, and the URL', () => {
    const after = templateOf({ stageName: 'v1' });
    const changed = changesBetween(before, after);
    expect(JSON.stringify(changed)).toContain('"StageName":"v1"');
    expect(JSON.stringify(changed)).toContain('"},"/v1"]');
    expect(JSON.stringify(after.Outputs['CatalogUrl'])).toContain('Stage');
    const kept = /Table|Function(?!.*(Permission|Dimensions))/;
    expect(Object.keys(changed).filter((key) => kept.test(key))).toEqual([]);
  });

  it('functionConcurrency: what is kept free for the functions that it names', () => {
    expect(changes({ functionConcurrency: 'discovery=5,jobs=200' })).toEqual({
      'BackupDiscoveryFunction0367C212 ReservedConcurrentExecutions': 5,
      'BackupJobsFunctionBB0E696D ReservedConcurrentExecutions': 200,
    });
  });

  it('removalPolicy: tables go with the stack, and nothing protects them', () => {
    const changed = changes({ removalPolicy: 'destroy' });
    const tables = Object.keys(before.Resources).filter((id) => /Table[0-9A-F]{8}$/.test(id)).length;
    expect(of('DeletionPolicy')(changed)).toHaveLength(tables);
    expect(of('UpdateReplacePolicy')(changed)).toHaveLength(tables);
    expect(of('Replicas')(changed)).toHaveLength(tables);
    expect(Object.keys(changed)).toHaveLength(3 * tables);
    expect(JSON.stringify(changed)).not.toContain('"DeletionProtectionEnabled":true');
  });

  it('domainName: a regional domain before the stage, and the URL for the catalog', () => {
    const after = templateOf(DOMAIN);
    const changed = changesBetween(before, after);
    expect(Object.values(changed)).toEqual([
      {
        DomainName: 'backup.example.com',
        EndpointConfiguration: { Types: ['REGIONAL'] },
        RegionalCertificateArn: DOMAIN.domainCertificate,
        SecurityPolicy: 'TLS_1_2',
      },
      expect.objectContaining({ Stage: expect.anything() as unknown }),
    ]);
    expect(after.Outputs['CatalogUrl']?.Value).toBe('https://backup.example.com');
  });

  it('domainBasePath, domainTlsPolicy, domainHostedZone: more of the domain', () => {
    const more = {
      domainBasePath: 'backup',
      domainTlsPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
      domainHostedZone: 'Z0123',
    };
    const after = templateOf({ ...DOMAIN, ...more });
    const added = JSON.stringify(changesBetween(templateOf(DOMAIN), after));
    expect(added).toContain('BasePath":"backup"');
    expect(added).toContain('"SecurityPolicy_TLS13_1_3_2025_09"');
    expect(added).toContain('EndpointAccessMode":"STRICT"');
    expect(added).toContain('"HostedZoneId":"Z0123","Name":"backup.example.com"');
    expect(after.Outputs['CatalogUrl']?.Value).toBe('https://backup.example.com/backup');
  });

  it('executeApiEndpoint: shuts the other door', () => {
    const changed = changesBetween(templateOf(DOMAIN), templateOf({ ...DOMAIN, executeApiEndpoint: 'off' }));
    expect(changed).toMatchObject({ 'BackupRestApi5102D05E DisableExecuteApiEndpoint': true });
    const { Outputs } = templateOf({ ...DOMAIN, executeApiEndpoint: 'off' });
    expect(JSON.stringify(Outputs)).not.toContain('execute-api');
  });

  it('webAcl: is before the stage', () => {
    expect(Object.values(changes({ webAcl: WEB_ACL }))).toEqual([
      { WebACLArn: WEB_ACL, ResourceArn: expect.anything() as unknown },
    ]);
  });

  it('throttleRate and throttleBurst: limits of the stage', () => {
    const changed = changes({ throttleRate: 50, throttleBurst: 100 });
    expect(Object.values(changed)).toEqual([
      [expect.objectContaining({ ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 })],
    ]);
  });

  it('logRetentionDays: of every log', () => {
    const changed = changes({ logRetentionDays: 365 });
    expect(new Set(Object.values(changed))).toEqual(new Set([365]));
    expect(new Set(typesOf(changed))).toEqual(new Set(['AWS::Logs::LogGroup']));
    const logs = Object.values(before.Resources).filter(({ Type }) => Type === 'AWS::Logs::LogGroup');
    expect(Object.keys(changed)).toHaveLength(logs.length);
  });

  it('logLevel: of every function but the authorizer', () => {
    const changed = changes({ logLevel: 'ERROR' });
    expect(new Set(typesOf(changed))).toEqual(new Set(['AWS::Lambda::Function']));
    expect(Object.keys(changed).filter((key) => key.includes('Authorizer'))).toEqual([]);
    expect(JSON.stringify(Object.values(changed)[0])).toContain('"ApplicationLogLevel":"ERROR"');
  });

  it('tracing: every function and the stage, and the permission to write traces', () => {
    const changed = changes({ tracing: true });
    expect(of('TracingEnabled')(changed)).toHaveLength(1);
    const functions = Object.values(before.Resources).filter(({ Type }) => Type === 'AWS::Lambda::Function');
    expect(of('TracingConfig')(changed)).toHaveLength(functions.length);
    expect(of('PolicyDocument')(changed)).toHaveLength(functions.length);
    expect(Object.keys(changed)).toHaveLength(2 * functions.length + 1);
  });

  it('tags: everything that can have them', () => {
    const changed = changes({ tags: 'team=backup' });
    // A changed API is a new deployment, under another id.
    expect(new Set(typesOf(changed).filter((type) => type !== 'AWS::ApiGateway::Deployment'))).toEqual(
      new Set([
        ...[
          'ApiGateway::RestApi',
          'ApiGateway::Stage',
          'CloudWatch::Alarm',
          'CloudWatch::CompositeAlarm',
          'CloudWatch::Dashboard',
          'DynamoDB::GlobalTable',
          'IAM::Role',
          'Lambda::Function',
          'Logs::LogGroup',
        ].map((type) => `AWS::${type}`),
      ]),
    );
    const tag = '{"Key":"team","Value":"backup"}';
    const tagged = Object.entries(changed).filter(([key]) => !key.includes('Deployment'));
    for (const [, value] of tagged) expect(JSON.stringify(value)).toContain(tag);
  });

  it('existingTables: all of them leave the stack without a table', () => {
    const kinds = Object.keys(TABLES);
    const { Resources } = templateOf({
      existingTables: kinds.map((kind) => `${kind}=Freezer-Backup-${kind}`).join(','),
    });
    const types = Object.values(Resources).map(({ Type }) => Type);
    expect(types.filter((type) => type.includes('DynamoDB'))).toEqual([]);
  });

  it('existingTables: are used in place of the own ones', () => {
    const after = templateOf({ existingTables: { jobs: 'jobs-restored' } });
    expect(Object.keys(changesBetween(before, after))).toContain(
      '- AWS::DynamoDB::GlobalTable BackupJobsTable93D87F38',
    );
    expect(JSON.stringify(after)).not.toContain('BackupJobsTable93D87F38');
    expect(JSON.stringify(after.Resources['BackupJobsFunctionBB0E696D'])).toContain(
      '"JOBS_TABLE":"jobs-restored"',
    );
    expect(after.Outputs['JobsTableName']?.Value).toBe('jobs-restored');
  });

  it('existingTables: whoever synthesizes is told how to add what indexes they lack', () => {
    const said = infosOf({ existingTables: { jobs: 'jobs-restored', clients: 'clients-restored' } });
    expect(said).toEqual([
      expect.stringContaining('\naws dynamodb update-table --table-name jobs-restored '),
    ]);
    expect(said[0]).toContain('"IndexName":"by_id"');
    expect(said[0]).toContain('"IndexName":"projects_by_client"');
    expect(infosOf({})).toEqual([]);
  });

  it('withoutIndexes: one index of one table, so that CloudFormation adds one at a time', () => {
    const changed = changes({ withoutIndexes: 'projects_by_client' });
    expect(Object.keys(changed).sort()).toEqual([
      'BackupJobsTable93D87F38 AttributeDefinitions',
      'BackupJobsTable93D87F38 GlobalSecondaryIndexes',
      'BackupJobsTable93D87F38 Replicas',
    ]);
    expect(changed).toMatchObject({
      'BackupJobsTable93D87F38 GlobalSecondaryIndexes': [{ IndexName: 'by_id' }],
    });
  });
});

import { RUNNING_PLANS } from '../support/every-setting';
import { ofType } from '../support/metrics-of';
import { changesBetween, type TemplateJson, templateOf } from '../support/template-of';

const RUNNER = /RunnerHandlerFunction/;
const CHANGING = ['Jobs', 'Sessions', 'Fallback'].map((name) => `Backup${name}Function`);

function variablesOf(template: TemplateJson, id: RegExp): Readonly<Record<string, unknown>> {
  const [, found] =
    Object.entries(template.Resources).find(
      ([name, { Type }]) => Type === 'AWS::Lambda::Function' && id.test(name),
    ) ?? [];
  const environment = found?.Properties['Environment'] as { readonly Variables: Record<string, unknown> };
  return environment.Variables;
}

describe('a stack that runs managed plans', () => {
  let template: TemplateJson;
  beforeAll(() => {
    template = templateOf(RUNNING_PLANS);
  });
  const only = (type: string) => {
    const found = ofType(template, type);
    expect(found).toHaveLength(1);
    return found[0];
  };

  it('wakes the runner once a minute, with a role for that alone', () => {
    expect(only('AWS::Scheduler::Schedule')).toMatchObject({
      ScheduleExpression: 'rate(1 minute)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      State: 'ENABLED',
      Target: {
        Arn: { 'Fn::GetAtt': [expect.stringMatching(RUNNER), 'Arn'] },
        RoleArn: { 'Fn::GetAtt': [expect.stringMatching(/RunnerClockRole/), 'Arn'] },
        Input: '{}',
        RetryPolicy: { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 },
      },
    });
    const [, role] =
      Object.entries(template.Resources).find(([id]) => /RunnerClockRole[0-9A-F]{8}/.test(id)) ?? [];
    const trusted = JSON.stringify(role?.Properties['AssumeRolePolicyDocument']);
    expect(trusted).toContain('"Service":"scheduler.amazonaws.com"');
    expect(trusted).toContain('"aws:SourceAccount":{"Ref":"AWS::AccountId"}');
    expect(trusted).toContain(':schedule-group/default"');
  });

  it('drops a tick that fails or waits for a minute: the next one makes up for it', () => {
    expect(only('AWS::Lambda::EventInvokeConfig')).toMatchObject({
      FunctionName: { Ref: expect.stringMatching(RUNNER) as string },
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 60,
    });
  });

  it('gives the runner a minute, and logs its ticks whatever the others log', () => {
    const quiet = templateOf({ ...RUNNING_PLANS, logLevel: 'ERROR' });
    const [runner] = Object.entries(quiet.Resources).filter(
      ([id, { Type }]) => Type === 'AWS::Lambda::Function' && id.includes('RunnerHandlerFunction'),
    );
    expect(runner?.[1].Properties).toMatchObject({
      Timeout: 60,
      LoggingConfig: { ApplicationLogLevel: 'INFO' },
    });
  });

  it('tells the runner what it needs', () => {
    expect(variablesOf(template, RUNNER)).toEqual({
      JOBS_TABLE: { Ref: expect.stringMatching(/^BackupJobsTable/) as string },
      BACKUPS_TABLE: { Ref: expect.stringMatching(/^BackupBackupsTable/) as string },
      RUNS_TABLE: { Ref: expect.stringMatching(/^BackupRunsTable/) as string },
      KEYSTONE_URL: 'https://keystone.example.com:5000',
      MANAGED_CLIENTS: 'hci',
      MANAGED_RUNNER: 'stack',
      RUNNER_CREDENTIAL: RUNNING_PLANS.runnerCredential,
      RUNNER_ACCESS: 'trust',
      RUNNER_BACKUPS: '50',
      BLOCK_STORAGE_INTERFACE: 'public',
    });
    const tuned = templateOf({
      ...RUNNING_PLANS,
      keystoneCaFile: 'test/support/test-certificate.pem',
      runnerBackups: 20,
      blockStorageRegion: 'RegionOne',
      blockStorageInterface: 'internal',
      blockStorageCaFile: 'test/support/test-certificate.pem',
    });
    expect(variablesOf(tuned, RUNNER)).toMatchObject({
      KEYSTONE_CA: 'keystone-ca.pem',
      RUNNER_BACKUPS: '20',
      BLOCK_STORAGE_REGION: 'RegionOne',
      BLOCK_STORAGE_INTERFACE: 'internal',
      BLOCK_STORAGE_CA: 'block-storage-ca.pem',
    });
  });

  it('tells those that change plans whom trusts are for, and how to ask for them', () => {
    for (const id of CHANGING) {
      expect(variablesOf(template, new RegExp(id))).toMatchObject({
        MANAGED_RUNNER: 'stack',
        RUNNER_USER: RUNNING_PLANS.runnerUser,
        RUNNER_ACCESS: 'trust',
        TRUST_ROLES: 'member',
        KEYSTONE_URL: 'https://keystone.example.com:5000',
      });
    }
    expect(variablesOf(template, /BackupBackupsFunction/)).not.toHaveProperty('RUNNER_USER');
  });

  it('asks for no trusts where the runner has a role', () => {
    const role = templateOf({ ...RUNNING_PLANS, runnerAccess: 'role' });
    for (const id of CHANGING) {
      const variables = variablesOf(role, new RegExp(id));
      expect(variables).toHaveProperty('RUNNER_ACCESS', 'role');
      for (const name of ['RUNNER_USER', 'TRUST_ROLES', 'KEYSTONE_URL'])
        expect(variables).not.toHaveProperty(name);
    }
  });

  it('has runner and those that ask for trusts in the network of the authorizer', () => {
    const inside = templateOf({
      ...RUNNING_PLANS,
      authorizerSubnets: 'subnet-0123456a',
      authorizerSecurityGroups: 'sg-0123456a',
    });
    const there = Object.entries(inside.Resources)
      .filter(([, { Properties }]) => Properties['VpcConfig'] !== undefined)
      .map(([id]) => id.replace(/^Backup|[0-9A-F]{8}$/g, ''));
    expect(there.sort()).toEqual([
      ...['AuthorizerHandlerFunction', 'FallbackFunction', 'JobsFunction', 'RunnerHandlerFunction'],
      'SessionsFunction',
    ]);
  });

  it('finds what is due and what runs by indexes that no other stack has', () => {
    expect(JSON.stringify(template.Resources)).toContain('"IndexName":"by_due"');
    expect(JSON.stringify(templateOf())).not.toMatch(/by_due|by_poll|Runner|Runs/);
    expect(template.Outputs).toHaveProperty('RunsTableName');
  });

  it('can leave the index of jobs to another deployment', () => {
    const later = changesBetween(template, templateOf({ ...RUNNING_PLANS, withoutIndexes: 'by_due' }));
    expect(Object.keys(later).sort()).toEqual(
      ['AttributeDefinitions', 'GlobalSecondaryIndexes', 'Replicas'].map(
        (name) => `BackupJobsTable93D87F38 ${name}`,
      ),
    );
  });

  it('uses an existing table of runs', () => {
    const existing = templateOf({ ...RUNNING_PLANS, existingTables: 'runs=runs-restored' });
    expect(variablesOf(existing, RUNNER)).toHaveProperty('RUNS_TABLE', 'runs-restored');
  });

  it('stands still when it is paused, and nothing else is different', () => {
    const changed = changesBetween(template, templateOf({ ...RUNNING_PLANS, managedRunner: 'paused' }));
    const [alarm, ...others] = Object.keys(changed).filter(
      (name) => !/Function[0-9A-F]{8} Environment$|Dashboard/.test(name),
    );
    expect(alarm).toMatch(/^(BackupRunnerClock|- AWS::CloudWatch::Alarm BackupWatchingAlarmsRunnerSilent)/);
    expect(others).toHaveLength(1);
    const clock = Object.entries(changed).find(([name]) => name.startsWith('BackupRunnerClock'));
    expect(clock).toEqual([expect.stringMatching(/State$/), 'DISABLED']);
  });
});

import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { InterfaceVpcEndpoint, type IVpc, SecurityGroup, Subnet, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Topic } from 'aws-cdk-lib/aws-sns';
import cdkJson from '../../cdk.json';
import { FreezerApi, type FreezerApiProps } from '../../lib/freezer-api';
import { EVERY_SETTING, RUNNING_PLANS } from '../support/every-setting';
import { KEYSTONE_URL } from '../support/synthesized';
import type { TemplateJson } from '../support/template-of';

type Props = Omit<FreezerApiProps, 'keystoneUrl'>;

function newStack(): Stack {
  const app = new App({
    context: { ...cdkJson.context, 'aws:cdk:bundling-stacks': [] },
    analyticsReporting: false,
  });
  return new Stack(app, 'Own');
}

function resourcesWith(propsOf: (stack: Stack) => Props): TemplateJson['Resources'] {
  const stack = newStack();
  new FreezerApi(stack, 'Backup', { keystoneUrl: KEYSTONE_URL, ...QUIET, ...propsOf(stack) });
  return (Template.fromStack(stack).toJSON() as TemplateJson).Resources;
}

/** What is not asked about, and takes its time. */
const QUIET = { alarms: 'off', dashboard: 'off' } as const;
const DOMAIN = {
  domainName: 'backup.example.com',
  domainCertificate: String(EVERY_SETTING['domainCertificate']),
};
const NETWORK = { authorizerSubnets: ['subnet-0123456a'], authorizerSecurityGroups: ['sg-0123456a'] };
const KEY = 'arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-4cde-8f01-23456789abcd';
const RUNNER = { ...RUNNING_PLANS, managedRunner: 'stack' } as const;

/** Each property that takes what the CDK has for it, both ways. */
const FORMS: Readonly<Record<string, readonly [text: Props, construct: (stack: Stack) => Props]>> = {
  alarmTopic: [
    { alarms: 'on', alarmTopic: 'arn:aws:sns:us-east-1:123456789012:on-call' },
    (stack) => ({
      alarms: 'on',
      alarmTopic: Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:us-east-1:123456789012:on-call'),
    }),
  ],
  domainCertificate: [
    DOMAIN,
    (stack) => ({
      ...DOMAIN,
      domainCertificate: Certificate.fromCertificateArn(stack, 'Certificate', DOMAIN.domainCertificate),
    }),
  ],
  domainHostedZone: [
    { ...DOMAIN, domainHostedZone: 'Z0123456789' },
    (stack) => ({ ...DOMAIN, domainHostedZone: HostedZone.fromHostedZoneId(stack, 'Zone', 'Z0123456789') }),
  ],
  serviceCredential: [
    { serviceCredential: RUNNING_PLANS.runnerCredential },
    (stack) => ({
      serviceCredential: Secret.fromSecretCompleteArn(stack, 'Secret', RUNNING_PLANS.runnerCredential),
    }),
  ],
  runnerCredential: [
    RUNNER,
    (stack) => ({
      ...RUNNER,
      runnerCredential: Secret.fromSecretCompleteArn(stack, 'Secret', RUNNER.runnerCredential),
    }),
  ],
  serviceCredentialKey: [
    { serviceCredential: RUNNING_PLANS.runnerCredential, serviceCredentialKey: KEY },
    (stack) => ({
      serviceCredential: Secret.fromSecretAttributes(stack, 'Secret', {
        secretCompleteArn: RUNNING_PLANS.runnerCredential,
        encryptionKey: Key.fromKeyArn(stack, 'Key', KEY),
      }),
    }),
  ],
  runnerCredentialKey: [
    { ...RUNNER, runnerCredentialKey: KEY },
    (stack) => ({ ...RUNNER, runnerCredentialKey: Key.fromKeyArn(stack, 'Key', KEY) }),
  ],
  existingTables: [
    { existingTables: { clients: 'my-clients' } },
    (stack) => ({ existingTables: { clients: TableV2.fromTableName(stack, 'Clients', 'my-clients') } }),
  ],
  existingTablesKey: [
    { existingTables: { clients: 'my-clients' }, existingTablesKey: KEY },
    (stack) => ({
      existingTables: {
        clients: TableV2.fromTableAttributes(stack, 'Clients', {
          tableName: 'my-clients',
          encryptionKey: Key.fromKeyArn(stack, 'Key', KEY),
        }),
      },
    }),
  ],
  logKey: [{ logKey: KEY }, (stack) => ({ logKey: Key.fromKeyArn(stack, 'Key', KEY) })],
  tableKey: [{ tableKey: KEY }, (stack) => ({ tableKey: Key.fromKeyArn(stack, 'Key', KEY) })],
  authorizerSubnets: [
    NETWORK,
    (stack) => ({
      authorizerSubnets: [Subnet.fromSubnetId(stack, 'Subnet', 'subnet-0123456a')],
      authorizerSecurityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-0123456a')],
    }),
  ],
  vpc: [
    NETWORK,
    (stack) => ({
      vpc: Vpc.fromVpcAttributes(stack, 'Vpc', {
        vpcId: 'vpc-0123456a',
        availabilityZones: ['us-east-1a'],
        privateSubnetIds: ['subnet-0123456b'],
        isolatedSubnetIds: ['subnet-0123456a'],
      }),
      vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-0123456a')],
    }),
  ],
  vpcEndpoints: [
    { endpointType: 'PRIVATE', vpcEndpoints: ['vpce-0123456a'] },
    (stack) => ({
      endpointType: 'PRIVATE',
      vpcEndpoints: [
        InterfaceVpcEndpoint.fromInterfaceVpcEndpointAttributes(stack, 'Endpoint', {
          vpcEndpointId: 'vpce-0123456a',
          port: 443,
        }),
      ],
    }),
  ],
  keystoneTimeoutSeconds: [
    { keystoneTimeoutSeconds: 5 },
    () => ({ keystoneTimeoutSeconds: Duration.seconds(5) }),
  ],
  authorizerCacheSeconds: [
    { authorizerCacheSeconds: 60 },
    () => ({ authorizerCacheSeconds: Duration.minutes(1) }),
  ],
  removalPolicy: [{ removalPolicy: 'destroy' }, () => ({ removalPolicy: RemovalPolicy.DESTROY })],
};

const DEFAULT = resourcesWith(() => ({}));

it.each(Object.entries(FORMS))('%s means the same in both forms', (_name, [text, construct]) => {
  const resources = resourcesWith(construct);
  expect(resources).toEqual(resourcesWith(() => text));
  expect(resources).not.toEqual(DEFAULT);
});

it.each([...Object.keys(FORMS), 'securityGroups', 'vpcSubnets'])('a wrong %s is named', (name) => {
  const props = (stack: Stack) => {
    const bucket = new Bucket(stack, 'Bucket');
    return { ...FORMS[name]?.[0], [name]: name === 'vpcSubnets' ? 'private' : bucket };
  };
  expect(() => resourcesWith(props)).toThrow(`The setting ${name} is `);
});

describe('what an app makes itself', () => {
  const count = (resources: TemplateJson['Resources'], type: string) =>
    Object.values(resources).filter(({ Type }) => Type === type).length;

  it('is used: a secret, its key, a topic, a table', () => {
    const resources = resourcesWith((stack) => {
      const encryptionKey = new Key(stack, 'Key');
      return {
        serviceCredential: new Secret(stack, 'Secret', { encryptionKey }) as ISecret,
        alarms: 'on',
        alarmTopic: new Topic(stack, 'Topic'),
      };
    });
    const policies = JSON.stringify(
      Object.values(resources).filter(({ Type }) => Type === 'AWS::IAM::Policy'),
    );
    expect(policies).toMatch(/secretsmanager:GetSecretValue.*"Secret/);
    expect(policies).toMatch(/kms:Decrypt.*"Key/);
  });

  it('is a key for logs, which lets CloudWatch Logs use it', () => {
    const resources = resourcesWith((stack) => ({ logKey: new Key(stack, 'Key') }));
    const [key] = Object.values(resources).filter(({ Type }) => Type === 'AWS::KMS::Key');
    expect(JSON.stringify(key?.Properties['KeyPolicy'])).toContain('logs.');
    const logs = Object.values(resources).filter(({ Type }) => Type === 'AWS::Logs::LogGroup');
    expect(logs.length).toBeGreaterThan(8);
    expect(logs.filter(({ Properties }) => Properties['KmsKeyId'] === undefined)).toEqual([]);
  });

  it('is a network, whose functions get a security group where none is given', () => {
    const resources = resourcesWith((stack) => ({
      vpc: new Vpc(stack, 'Vpc') as IVpc,
      functionsInNetwork: 'all',
    }));
    expect(count(resources, 'AWS::EC2::SecurityGroup')).toBe(1);
    const functions = Object.entries(resources)
      .filter(([id, { Type }]) => Type === 'AWS::Lambda::Function' && id.startsWith('Backup'))
      .map(([, resource]) => resource);
    expect(functions.filter(({ Properties }) => Properties['VpcConfig'] === undefined)).toEqual([]);
  });
});

it('lets only its interface endpoints in to a private API', () => {
  const resources = resourcesWith(() => ({ endpointType: 'PRIVATE', vpcEndpoints: ['vpce-0123456a'] }));
  const [api] = Object.values(resources).filter(({ Type }) => Type === 'AWS::ApiGateway::RestApi');
  expect(api?.Properties).toMatchObject({
    EndpointConfiguration: { Types: ['PRIVATE'], VpcEndpointIds: ['vpce-0123456a'] },
    Policy: { Statement: [{ Condition: { StringEquals: { 'aws:SourceVpce': ['vpce-0123456a'] } } }] },
  });
});

describe('what others may do with it', () => {
  it('is to read documents of one kind', () => {
    const stack = newStack();
    const api = new FreezerApi(stack, 'Backup', { keystoneUrl: KEYSTONE_URL });
    const role = new Role(stack, 'Auditor', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    api.grantRead('backups', role);
    const policies = Object.values((Template.fromStack(stack).toJSON() as TemplateJson).Resources).filter(
      ({ Type, Properties }) =>
        Type === 'AWS::IAM::Policy' && JSON.stringify(Properties['Roles']).includes('Auditor'),
    );
    expect(JSON.stringify(policies)).toContain('dynamodb:GetItem');
    expect(JSON.stringify(policies)).toContain('BackupBackupsTable');
    expect(() => api.grantRead('runs', role)).toThrow('There is no table of runs in this deployment.');
  });

  it('is to ask for its metrics', () => {
    const api = new FreezerApi(newStack(), 'Backup', { keystoneUrl: KEYSTONE_URL, ...QUIET });
    const period = Duration.minutes(1);
    expect(api.metricRequests({ period })).toMatchObject({ metricName: 'Count', period });
    expect(api.metricServerErrors({ period })).toMatchObject({ metricName: 'ServerError', period });
    expect(api.metricLatency({ period })).toMatchObject({ metricName: 'Latency', period });
    const filters = Template.fromStack(Stack.of(api)).findResources('AWS::Logs::MetricFilter');
    expect(Object.keys(filters)).toHaveLength(2);
  });
});

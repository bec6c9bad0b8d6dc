import type { DEPLOYMENT_SETTINGS } from '../../lib/settings/deployment-settings';
import type { NETWORK_SETTINGS } from '../../lib/settings/network-settings';
import type { RUNNER_SETTINGS } from '../../lib/settings/runner-settings';
import type { SERVICE_SETTINGS } from '../../lib/settings/service-settings';

type SettingName =
  | keyof typeof SERVICE_SETTINGS
  | keyof typeof RUNNER_SETTINGS
  | keyof typeof NETWORK_SETTINGS
  | keyof typeof DEPLOYMENT_SETTINGS;

/** What only a construct can give, and what does not go with a domain. */
type Apart = 'vpc' | 'vpcSubnets' | 'securityGroups' | 'endpointType' | 'vpcEndpoints';

/** A stack that runs managed plans itself. */
export const RUNNING_PLANS = {
  managedRunner: 'stack',
  runnerUser: 'b6e2cf1d2a7b4d2f8e6c0d9f4a1b3c58',
  runnerCredential: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:runner-AbCdEf',
};

/** A stack with everything on that can be on. */
export const EVERY_SETTING: Readonly<Record<string, unknown>> = {
  keystonePublicUrl: 'https://public.example.com',
  keystoneCaFile: 'test/support/test-certificate.pem',
  keystoneTimeoutSeconds: 2,
  authorizerCacheSeconds: 60,
  authorizerConcurrency: 20,
  authorizerSubnets: 'subnet-0123456a,subnet-0123456b',
  authorizerSecurityGroups: 'sg-0123456789abcdef0',
  functionsInNetwork: 'all',
  serviceCredential: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:keystone-AbCdEf',
  serviceCredentialKey: 'arn:aws:kms:us-east-1:123456789012:key/01234567-abcd',
  policyFile: 'docs/policy-freezer-13.yaml',
  serviceType: 'freezer',
  managedClients: 'hci,vault',
  ...RUNNING_PLANS,
  runnerCredentialKey: 'arn:aws:kms:us-east-1:123456789012:key/01234567-cdef',
  runnerAccess: 'trust',
  runnerBackups: 20,
  blockStorageRegion: 'RegionOne',
  blockStorageInterface: 'internal',
  blockStorageCaFile: 'test/support/test-certificate.pem',
  agentClients: 'any',
  trustee: 'b9dc9e548b914b80a06d752342828371',
  trustRoles: 'member,creator',
  getBodies: 'passed',
  apiGatewayLogRole: 'create',
  stageName: 'v1',
  removalPolicy: 'destroy',
  domainName: 'backup.example.com',
  domainCertificate: 'arn:aws:acm:us-east-1:123456789012:certificate/0123-abcd',
  domainHostedZone: 'Z0123456789',
  domainBasePath: 'backup',
  domainTlsPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
  executeApiEndpoint: 'off',
  webAcl: 'arn:aws:wafv2:us-east-1:123456789012:regional/webacl/api/01234567-abcd',
  throttleRate: 50,
  throttleBurst: 100,
  functionConcurrency: { discovery: 5, jobs: 200 },
  logRetentionDays: 365,
  logKey: 'arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-4cde-8f01-23456789abcd',
  tableKey: 'arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-4cde-8f01-23456789abce',
  memorySize: 1024,
  logLevel: 'WARN',
  tracing: true,
  tags: { team: 'backup' },
  alarms: 'on',
  dashboard: 'on',
  alarmTopic: 'arn:aws:sns:us-east-1:123456789012:on-call',
  plansPerProject: 500,
  withoutIndexes: 'projects_by_client',
  existingTables: { sessions: 'sessions-restored' },
  existingTablesKey: 'arn:aws:kms:us-east-1:123456789012:key/89abcdef-0123',
} satisfies Readonly<Record<Exclude<SettingName, 'keystoneUrl' | Apart>, unknown>>;

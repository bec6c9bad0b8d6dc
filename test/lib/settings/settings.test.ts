import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SettingError } from '../../../lib/settings/setting';
import { readSettings } from '../../../lib/settings/settings';
import { RUNNING_PLANS } from '../../support/every-setting';
import { selfSigned } from '../../support/self-signed';

const keystoneUrl = 'https://keystone.example.com:5000';
const read = (context: Readonly<Record<string, unknown>>) => () => readSettings({ keystoneUrl, ...context });

describe('readSettings', () => {
  it('needs the identity URL and nothing else', () => {
    expect(readSettings({ keystoneUrl })).toEqual({
      keystoneUrl,
      alarms: 'on',
      endpointType: 'REGIONAL',
      functionsInNetwork: 'keystone',
      logKey: undefined,
      memorySize: 512,
      tableKey: undefined,
      vpcEndpoints: undefined,
      dashboard: 'on',
      keystonePublicUrl: keystoneUrl,
      keystoneCaFile: undefined,
      keystoneTimeoutSeconds: 3,
      authorizerCacheSeconds: 300,
      authorizerConcurrency: undefined,
      authorizerSubnets: undefined,
      authorizerSecurityGroups: undefined,
      serviceCredential: undefined,
      serviceCredentialKey: undefined,
      policyFile: undefined,
      serviceType: 'backup',
      managedClients: ['hci'],
      managedRunner: 'none',
      runnerUser: undefined,
      runnerCredential: undefined,
      runnerCredentialKey: undefined,
      runnerAccess: 'trust',
      runnerBackups: 50,
      blockStorageRegion: undefined,
      blockStorageInterface: 'public',
      blockStorageCaFile: undefined,
      agentClients: 'registered',
      trustee: undefined,
      trustRoles: ['member'],
      getBodies: 'guarded',
      apiGatewayLogRole: 'existing',
      stageName: 'prod',
      removalPolicy: 'retain',
      domainName: undefined,
      domainCertificate: undefined,
      domainHostedZone: undefined,
      domainBasePath: undefined,
      domainTlsPolicy: 'TLS_1_2',
      executeApiEndpoint: 'on',
      webAcl: undefined,
      throttleRate: undefined,
      throttleBurst: undefined,
      functionConcurrency: {},
      logRetentionDays: 30,
      logLevel: 'INFO',
      tracing: false,
      tags: {},
      alarmTopic: undefined,
      existingTables: {},
      existingTablesKey: undefined,
      plansPerProject: 10_000,
      withoutIndexes: undefined,
    });
    expect(() => readSettings({})).toThrow(/^The setting keystoneUrl is missing: .*\.$/);
  });

  it.each([
    ['https://keystone.example.com:5000', 'https://keystone.example.com:5000'],
    ['https://keystone.example.com:5000/', 'https://keystone.example.com:5000'],
    ['https://keystone.example.com:5000/v3', 'https://keystone.example.com:5000'],
    ['https://keystone.example.com:5000/v3/', 'https://keystone.example.com:5000'],
    ['https://cloud.example.com/identity', 'https://cloud.example.com/identity'],
    ['https://cloud.example.com/identity/v3/', 'https://cloud.example.com/identity'],
    ['HTTPS://Keystone.Example.com', 'https://keystone.example.com'],
    ['http://127.0.0.1:5000/v3', 'http://127.0.0.1:5000'],
    ['http://[::1]:5000', 'http://[::1]:5000'],
    ['http://localhost:5000', 'http://localhost:5000'],
  ])('understands the identity URL %s', (given, expected) => {
    expect(readSettings({ keystoneUrl: given }).keystoneUrl).toBe(expected);
  });

  it.each([
    ['keystoneTimeoutSeconds', '2', 2],
    ['keystoneTimeoutSeconds', '8', 8],
    ['authorizerCacheSeconds', '0', 0],
    ['authorizerCacheSeconds', 3600, 3600],
    ['managedClients', 'hci,vault', ['hci', 'vault']],
    ['managedRunner', 'external', 'external'],
    ['agentClients', 'any', 'any'],
    ['trustee', 'b9dc9e548b914b80a06d752342828371', 'b9dc9e548b914b80a06d752342828371'],
    ['getBodies', 'passed', 'passed'],
    ['serviceType', 'freezer', 'freezer'],
    ['authorizerConcurrency', '20', 20],
    ['apiGatewayLogRole', 'create', 'create'],
    ['keystonePublicUrl', 'https://public.example.com/v3', 'https://public.example.com'],
  ])('reads %s from %j', (name, given, expected) => {
    expect(read({ [name]: given })()).toHaveProperty(name, expected);
  });

  it.each([
    ['managedRunner', 'yes'],
    ['managedRunner', 'lambda'],
    ['managedRunner', 1],
    ['agentClients', 'none'],
    ['trustee', 'two words'],
    ['trustRoles', 'a,'],
    ['getBodies', 'on'],
    ['keystoneUrl', 'keystone.example.com'],
    ['keystoneUrl', ''],
    ['keystoneUrl', 'http://keystone.example.com:5000'],
    ['keystoneUrl', 'ftp://keystone.example.com'],
    ['keystoneUrl', 'https://keystone.example.com/?a=b'],
    ['keystoneUrl', 'https://keystone.example.com/#a'],
    ['keystoneUrl', "https://keystone.example.com/'"],
    ['keystoneUrl', 'https://keystone.example.com/ v3'],
    ['keystonePublicUrl', 'public'],
    ['keystoneTimeoutSeconds', '0'],
    ['keystoneTimeoutSeconds', '9'],
    ['keystoneTimeoutSeconds', '1.5'],
    ['authorizerCacheSeconds', '-1'],
    ['authorizerCacheSeconds', '3601'],
    ['authorizerCacheSeconds', 'long'],
    ['serviceType', 'Back up'],
    ['keystoneCaFile', 'no-such-file.pem'],
    ['keystoneCaFile', 'package.json'],
    ['authorizerConcurrency', '0'],
    ['serviceCredential', 'keystone'],
    ['serviceCredential', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:*'],
    ['serviceCredentialKey', 'arn:aws:kms:us-east-1:123456789012:alias/backup'],
    ['authorizerSubnets', 'subnet'],
    ['authorizerSecurityGroups', 'subnet-0123'],
    ['managedClients', ''],
    ['managedClients', 'hci,'],
    ['managedClients', 'h c i'],
    ['apiGatewayLogRole', 'maybe'],
  ])('refuses %s=%j in one sentence that names it', (name, value) => {
    expect(read({ [name]: value })).toThrow(SettingError);
    expect(read({ [name]: value })).toThrow(
      `The setting ${name} is ${JSON.stringify(value)}, but it must be `,
    );
  });

  it.each(['true', true, 'false', false])('names what managedRunner may be instead of %j', (given) => {
    expect(read({ managedRunner: given })).toThrow(
      new SettingError(
        `The setting managedRunner is ${String(given)}, but it must be none (nobody runs managed plans) or external ` +
          '(the platform has a runner of its own, as with true before) or paused (this stack runs them, but starts none for now) or ' +
          'stack (this stack runs them).',
      ),
    );
  });

  it.each([{ authorizerSubnets: 'subnet-0123456a' }, { authorizerSecurityGroups: 'sg-0123456a' }])(
    'refuses half a network: %j',
    (half) => {
      expect(read(half)).toThrow('The settings authorizerSubnets and authorizerSecurityGroups go together.');
      const whole = {
        authorizerSubnets: 'subnet-0123456a,subnet-0123456b',
        authorizerSecurityGroups: 'sg-0123456789abcdef0',
      };
      expect(read(whole)()).toMatchObject({
        authorizerSubnets: ['subnet-0123456a', 'subnet-0123456b'],
        authorizerSecurityGroups: ['sg-0123456789abcdef0'],
      });
    },
  );

  describe('keystoneCaFile', () => {
    const certificate = readFileSync('test/support/test-certificate.pem', 'utf8');
    const folder = mkdtempSync(join(tmpdir(), 'freezer-ca-'));
    const file = (text: string) => {
      const path = join(folder, 'ca.pem');
      writeFileSync(path, text);
      return path;
    };
    afterAll(() => {
      rmSync(folder, { recursive: true });
    });

    it('is read when the stack is synthesized, and only the certificates in it', () => {
      const keystoneCaFile = file(`subject=CN\n${certificate}\n${certificate}`);
      expect(read({ keystoneCaFile })().keystoneCaFile).toBe(certificate + certificate);
    });

    it('may have RSA keys as they are made today', () => {
      const { cert } = selfSigned('localhost', { rsaBits: 2048 });
      expect(read({ keystoneCaFile: file(cert) })().keystoneCaFile).toBe(cert);
    });

    it.each([
      [
        'a private key beside them',
        `${certificate}-----BEGIN PRIVATE KEY-----\nMC4C\n-----END PRIVATE KEY-----\n`,
      ],
      [
        'a broken one among them',
        `${certificate}-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n`,
      ],
      ['a key that Node 24 takes for weak', selfSigned('localhost', { rsaBits: 1024 }).cert],
      ['nothing', ''],
    ])('is refused with %s', (_case, text) => {
      expect(read({ keystoneCaFile: file(text) })).toThrow('PEM certificates, of RSA keys');
    });
  });

  it('does not repeat a password', () => {
    expect(read({ keystoneUrl: 'https://admin:secret@keystone.example.com' })).toThrow(SettingError);
    expect(read({ keystoneUrl: 'https://admin:secret@keystone.example.com' })).not.toThrow('secret');
  });

  it('reads the roles of trusts beside a trustee only', () => {
    const trustee = 'b9dc9e548b914b80a06d752342828371';
    const trustRoles = 'member,creator';
    expect(read({ trustee, trustRoles })()).toHaveProperty('trustRoles', ['member', 'creator']);
    expect(read({ trustRoles })).toThrow(/^The setting trustRoles .* trustee or runnerUser, of which none /);
    expect(read({ ...RUNNING_PLANS, trustRoles })()).toHaveProperty('trustRoles', ['member', 'creator']);
  });

  it('takes the path of a policy file, and gives its rules', () => {
    const policyFile = 'docs/policy-freezer-13.yaml';
    expect(Object.keys(read({ policyFile })().policyFile ?? {})).not.toEqual([]);
    expect(read({ policyFile: 'absent.yaml' })).toThrow(/^Policy file absent\.yaml cannot be read: /);
  });

  it('repeats no text of several lines, which may be a private key', () => {
    const keystoneCaFile = '-----BEGIN PRIVATE KEY-----\nMIIEvgIBADANBgk';
    expect(read({ keystoneCaFile })).toThrow(
      /^The setting keystoneCaFile is "\(a text of several lines\)", /,
    );
  });

  it('refuses a setting that does not exist, and leaves CDK its own', () => {
    expect(read({ keystoneURL: keystoneUrl })).toThrow(
      /^There is no setting keystoneURL: there are keystoneUrl, /,
    );
    expect(read({ toString: 'x' })).toThrow('There is no setting toString');
    const ofCdk = { '@aws-cdk/core:anything': true, 'aws:cdk:bundling-stacks': [], 'cli-telemetry': false };
    expect(read(ofCdk)).not.toThrow();
  });
});

import { App, Lazy, Stack } from 'aws-cdk-lib';
import { SettingError } from '../../../lib/settings/setting';
import { readSettings } from '../../../lib/settings/settings';
import { KEYSTONE_URL } from '../../support/synthesized';

const read = (given: Readonly<Record<string, unknown>>) => () =>
  readSettings({ keystoneUrl: KEYSTONE_URL, ...given });

const DOMAIN = {
  domainName: 'backup.example.com',
  domainCertificate: 'arn:aws:acm:eu-central-1:123456789012:certificate/0123-abcd',
};
const WEB_ACL = 'arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/api/01234567-abcd';
const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:on-call';

describe('settings of the deployment', () => {
  it.each([
    ['stageName', 'v1'],
    ['removalPolicy', 'destroy'],
    ['webAcl', WEB_ACL],
    ['logRetentionDays', 365],
    ['logLevel', 'ERROR'],
    ['tracing', true],
    ['alarmTopic', TOPIC],
    ['tags', { team: 'backup', 'cost-center': '42' }],
    ['existingTables', { jobs: 'restored', backups: 'others' }],
    ['functionConcurrency', { discovery: 5, jobs: 200 }],
  ])('are taken as they are: %s %j', (name, value) => {
    expect(read({ [name]: value })()).toHaveProperty(name, value);
  });

  it.each([
    ['logRetentionDays', '365', 365],
    ['tracing', 'true', true],
    ['tags', 'team=backup,cost-center=42', { team: 'backup', 'cost-center': '42' }],
    ['tags', 'note=a=b', { note: 'a=b' }],
    ['existingTables', 'jobs=restored,backups=others', { jobs: 'restored', backups: 'others' }],
    ['functionConcurrency', 'discovery=5,jobs=200', { discovery: 5, jobs: 200 }],
  ])('are read from a command line: %s %j', (name, given, value) => {
    expect(read({ [name]: given })()).toHaveProperty(name, value);
  });

  it.each([
    ['stageName', 'a/b'],
    ['stageName', ''],
    ['removalPolicy', 'snapshot'],
    ['domainName', 'Backup.example.com'],
    ['domainName', 'https://backup.example.com'],
    ['domainName', 'backup'],
    ['domainCertificate', 'arn:aws:iam::123456789012:server-certificate/x'],
    ['domainHostedZone', 'example.com'],
    ['domainBasePath', 'a/b'],
    ['domainBasePath', 'ping'],
    ['domainTlsPolicy', 'TLS_1_0'],
    ['executeApiEndpoint', 'no'],
    ['webAcl', WEB_ACL.replace('regional', 'global')],
    ['throttleRate', '0'],
    ['throttleBurst', 'many'],
    ['functionConcurrency', ''],
    ['functionConcurrency', '5'],
    ['functionConcurrency', 'discovery=0'],
    ['functionConcurrency', 'discovery=5,discovery=6'],
    ['functionConcurrency', 'authorizer=5'],
    ['functionConcurrency', { jobs: '5.5' }],
    ['logRetentionDays', '31'],
    ['logLevel', 'info'],
    ['tracing', 'on'],
    ['tags', 'team'],
    ['tags', 'aws:team=x'],
    ['tags', 'team=a,team=b'],
    ['tags', {}],
    ['alarmTopic', 'on-call'],
    ['existingTables', 'plans=restored'],
    ['existingTables', 'jobs=a b'],
    ['existingTables', { jobs: 7 }],
  ])('are refused in one sentence that names them: %s %j', (name, value) => {
    expect(read({ ...DOMAIN, [name]: value })).toThrow(SettingError);
    expect(read({ ...DOMAIN, [name]: value })).toThrow(
      `The setting ${name} is ${JSON.stringify(value)}, but it must be `,
    );
  });

  it.each<[what: string, given: Readonly<Record<string, unknown>>, sentence: string]>([
    ['a rate without a burst', { throttleRate: 5 }, 'throttleRate and throttleBurst go together.'],
    ['a burst without a rate', { throttleBurst: 5 }, 'throttleRate and throttleBurst go together.'],
    [
      'a domain without a certificate',
      { domainName: 'a.example.com' },
      'domainName needs domainCertificate, the',
    ],
    [
      'a path of no domain',
      { domainBasePath: 'x' },
      'domainBasePath says something of domainName, which is not set.',
    ],
    [
      'a zone of no domain',
      { domainHostedZone: 'Z0123' },
      'domainHostedZone says something of domainName, which',
    ],
    [
      'a policy of no domain',
      { domainTlsPolicy: 'TLS_1_2' },
      'domainTlsPolicy says something of domainName, which',
    ],
    [
      'no way in',
      { executeApiEndpoint: 'off' },
      'executeApiEndpoint is off, and without domainName there is no',
    ],
  ])('contradict each other: %s', (_what, given, sentence) => {
    expect(read(given)).toThrow(SettingError);
    expect(read(given)).toThrow(sentence);
  });

  it.each([
    ['existingTables', 'jobs=ab', '"ab" is no name of a table (3 to 255 letters, digits, "_", "." and "-")'],
    ['existingTables', 'plans=restored', '"plans" is no kind'],
    ['existingTables', 'jobs=restored,', '"" is no kind'],
    ['existingTables', 'jobs=one1,clients=two2,jobs=three', '"jobs" is named twice'],
    ['existingTables', {}, 'there is nothing in it'],
    ['existingTables', 7, 'there is nothing in it'],
    ['tags', 'aws:team=x', '"aws:team" is no key of a tag'],
    ['tags', 'team=a;b', '"a;b" is no value of a tag'],
  ])('say which part of a map is wrong: %s %j', (name, given, part) => {
    const sentence = /^The setting (\w+) is .*, but it must be a comma list of (?:kind|key)=.*: (.*)\.$/;
    expect(read({ [name]: given })).toThrow(SettingError);
    try {
      read({ [name]: given })();
    } catch (error) {
      expect(sentence.exec(String(error).replace('SettingError: ', ''))?.slice(1)).toEqual([name, part]);
    }
  });

  it.each<[name: string, given: (late: string) => unknown]>([
    ['keystoneUrl', (late) => late],
    ['keystoneUrl', (late) => `https://keystone.example.com/${late}`],
    ['domainName', (late) => late],
    ['trustee', (late) => late],
    ['throttleRate', () => Lazy.number({ produce: () => 5 })],
    ['tags', (late) => ({ team: late })],
    ['policyFile', (late) => late],
    ['authorizerSubnets', () => Lazy.list({ produce: () => ['subnet-0123456a'] })],
  ])('must be known at synthesis: %s', (name, given) => {
    const late = Lazy.string({ produce: () => 'known when it is deployed' });
    expect(read({ [name]: given(late) })).toThrow(
      `The setting ${name} must be known at synthesis, but what was given is known only when the stack is deployed.`,
    );
  });

  it('may be ids of resources that the same app makes', () => {
    const later = Lazy.string({ produce: () => 'known when it is deployed' });
    const stack = new Stack(new App());
    expect(
      read({ webAcl: later, alarmTopic: stack.formatArn({ service: 'sns', resource: 'x' }) }),
    ).not.toThrow();
    expect(read({ authorizerSubnets: [later], authorizerSecurityGroups: [later] })).not.toThrow();
    expect(read({ existingTables: { jobs: later } })).not.toThrow();
    expect(read({ stageName: later })).toThrow(SettingError);
  });
});

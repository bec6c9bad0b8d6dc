import { RUNNER_SETTINGS } from '../../lib/settings/runner-settings';
import { EVERY_SETTING, RUNNING_PLANS } from '../support/every-setting';
import { schemaOf, schemaViolations } from '../support/schema-violations';
import { templateOf } from '../support/template-of';

/** Settings that go only together with others. */
const PARTNERS: Readonly<Record<string, readonly string[]>> = {
  authorizerSubnets: ['authorizerSecurityGroups'],
  authorizerSecurityGroups: ['authorizerSubnets'],
  functionsInNetwork: ['authorizerSubnets', 'authorizerSecurityGroups'],
  trustRoles: ['trustee'],
  ...Object.fromEntries(
    ['managedRunner', ...Object.keys(RUNNER_SETTINGS)].map((name) => [name, Object.keys(RUNNING_PLANS)]),
  ),
  serviceCredentialKey: ['serviceCredential'],
  existingTablesKey: ['existingTables'],
  throttleRate: ['throttleBurst'],
  throttleBurst: ['throttleRate'],
  domainName: ['domainCertificate'],
  domainCertificate: ['domainName'],
  ...Object.fromEntries(
    ['domainHostedZone', 'domainBasePath', 'domainTlsPolicy', 'executeApiEndpoint'].map((name) => [
      name,
      ['domainName', 'domainCertificate'],
    ]),
  ),
};

function alone(name: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries([name, ...(PARTNERS[name] ?? [])].map((each) => [each, EVERY_SETTING[each]]));
}

describe("CloudFormation's schema is kept by the template", () => {
  it('with defaults', () => {
    expect(schemaViolations(templateOf())).toEqual([]);
  });

  it('with every setting', () => {
    expect(schemaViolations(templateOf(EVERY_SETTING))).toEqual([]);
  });

  it('with a private endpoint', () => {
    const settings = { endpointType: 'PRIVATE', vpcEndpoints: 'vpce-0123456789abcdef0' };
    expect(schemaViolations(templateOf(settings))).toEqual([]);
  });

  it('with alarms and dashboard off', () => {
    expect(schemaViolations(templateOf({ alarms: 'off', dashboard: 'off' }))).toEqual([]);
  });

  it.each(Object.keys(EVERY_SETTING))('with %s alone', (name) => {
    expect(schemaViolations(templateOf(alone(name)))).toEqual([]);
  });
});

describe('schemaViolations', () => {
  const sound = templateOf();
  const [logs = ''] =
    Object.entries(sound.Resources).find(([, { Type }]) => Type === 'AWS::Logs::LogGroup') ?? [];
  const withProperties = (properties: Readonly<Record<string, unknown>>, type = 'AWS::Logs::LogGroup') =>
    schemaViolations({
      ...sound,
      Resources: { [logs]: { Type: type, Properties: properties } },
    });

  it.each([
    ['an unknown property', { Retention: 30 }, 'Retention: is unknown'],
    ['a wrong type', { LogGroupName: 30 }, 'LogGroupName: 30 is no string'],
    ['a value that is not allowed', { RetentionInDays: 31 }, 'RetentionInDays: 31 is no integer'],
    ['a wrong member of a list', { Tags: ['team'] }, 'Tags[0]: "team" is no tag'],
    ['a reference to nothing', { LogGroupName: { Ref: 'Nobody' } }, 'LogGroupName: there is no Nobody'],
    [
      'an attribute that the type lacks',
      { LogGroupName: { 'Fn::GetAtt': [logs, 'Url'] } },
      `LogGroupName: there is no Url of ${logs}`,
    ],
  ])('names %s', (_what, properties, violation) => {
    expect(withProperties(properties)).toEqual([`${logs}.${violation}`]);
  });

  it('names a required member that is missing, at any depth', () => {
    const filter = { LogGroupName: 'x', FilterPattern: '', MetricTransformations: [{ MetricName: 'y' }] };
    expect(withProperties(filter, 'AWS::Logs::MetricFilter')).toEqual([
      `${logs}.MetricTransformations[0].MetricValue: is required`,
      `${logs}.MetricTransformations[0].MetricNamespace: is required`,
    ]);
  });
});

it("a change of the API's name replaces nothing", () => {
  const { Name } = schemaOf('AWS::ApiGateway::RestApi').properties;
  expect(Name?.causesReplacement ?? 'no').toBe('no');
  expect(schemaOf('AWS::ApiGateway::Stage').properties['StageName']?.causesReplacement).toBe('yes');
});

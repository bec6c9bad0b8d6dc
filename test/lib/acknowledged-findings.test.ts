import { App, Aspects, Stack, Validations } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { AwsSolutionsChecks } from 'cdk-nag-2';
import cdkJson from '../../cdk.json';
import { PUBLIC_METHODS, RESOURCES } from '../../functions/contract/routes';
import { createApp } from '../../lib/app';
import { FreezerStack } from '../../lib/freezer-stack';
import { EVERY_SETTING } from '../support/every-setting';
import { KEYSTONE_URL } from '../support/synthesized';

const app = (settings: Readonly<Record<string, unknown>> = {}) =>
  createApp({ settings: { keystoneUrl: KEYSTONE_URL, ...settings } });

/** `construct rule` of everything that is acknowledged, each of which must have a reason. */
function acknowledged(settings?: Readonly<Record<string, unknown>>): string[] {
  return app(settings)
    .node.findAll()
    .flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
        .flatMap(({ data }) => Object.entries(data as Readonly<Record<string, string>>))
        .map(([rule, reason]) => {
          expect(reason).toMatch(/^[A-Z].{20,}\.$/);
          return `${node.path} ${rule.replace('Annotation::', '')}`;
        }),
    );
}

const OF_THE_API = [
  'Freezer/Backup/RestApi AwsSolutions-APIG2',
  'Freezer/Backup/RestApi AwsSolutions-COG4',
  'Freezer/Backup/RestApi/DeploymentStage.prod AwsSolutions-APIG3',
  ...['', 'healthcheck/'].flatMap((path) =>
    PUBLIC_METHODS.map((method) => `Freezer/Backup/RestApi/Default/${path}${method} AwsSolutions-APIG4`),
  ),
];

describe('findings of cdk-nag', () => {
  it('are acknowledged where they are right, and nowhere else', () => {
    expect(acknowledged()).toEqual(OF_THE_API);
  });

  it('are one more where the stack makes the log role', () => {
    const others = acknowledged({ apiGatewayLogRole: 'create' }).filter(
      (finding) => !OF_THE_API.includes(finding),
    );
    expect(others).toEqual([
      expect.stringMatching(/^Freezer\/Backup\/RestApi\/CloudWatchRole AwsSolutions-IAM4\[/),
    ]);
  });

  it('are these where every setting is on, and such a stack synthesizes', () => {
    const others = new Set(acknowledged(EVERY_SETTING).filter((finding) => !OF_THE_API.includes(finding)));
    const constructs = [
      'Authorizer/Handler',
      'Runner/Handler',
      ...RESOURCES.map((name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}Function`),
    ];
    const wildcards = constructs.map((name) => `Freezer/Backup/${name} AwsSolutions-IAM5[Resource::*]`);
    const [logRole = '', ...none] = [...others].filter((finding) => !wildcards.includes(finding));
    expect(logRole).toMatch(/^Freezer\/Backup\/RestApi\/CloudWatchRole AwsSolutions-IAM4\[/);
    expect({ none, count: others.size }).toEqual({ none: [], count: wildcards.length + 1 });
    expect(() => app(EVERY_SETTING).synth()).not.toThrow();
    // A web ACL needs no excuse for its absence.
    expect(acknowledged(EVERY_SETTING).filter((each) => each.includes('APIG3'))).toEqual([]);
  });

  it('stop the synth when nobody acknowledged them', () => {
    const careless = app();
    const stack = Stack.of(careless.node.findChild('Freezer'));
    const role = new Role(stack, 'Careless', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    role.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName('AdministratorAccess'));
    expect(() => careless.synth()).toThrow('AwsSolutions-IAM4');
  });
});

describe('findings of cdk-nag 2', () => {
  it.each([
    ['defaults', {}],
    ['every setting', EVERY_SETTING],
  ])('are none with %s', (_name, settings) => {
    const context = { ...cdkJson.context, 'aws:cdk:bundling-stacks': [] };
    const other = new App({ context, analyticsReporting: false });
    const stack = new FreezerStack(other, 'Freezer', { keystoneUrl: KEYSTONE_URL, ...settings });
    Aspects.of(other).add(new AwsSolutionsChecks());
    const found = Annotations.fromStack(stack);
    const pattern = Match.stringLikeRegexp('AwsSolutions-');
    expect(found.findError('*', pattern)).toEqual([]);
    expect(found.findWarning('*', pattern)).toEqual([]);
  });
});

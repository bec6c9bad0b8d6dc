import { App, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import cdkJson from '../../cdk.json';
import { FreezerApi } from '../../lib/freezer-api';
import { FreezerStack } from '../../lib/freezer-stack';
import { metricsOfAlarms, metricsOfDashboard, metricsOfFilters } from '../support/metrics-of';
import { schemaOf } from '../support/schema-violations';
import { KEYSTONE_URL } from '../support/synthesized';
import type { TemplateJson } from '../support/template-of';

const SETTINGS = { keystoneUrl: KEYSTONE_URL };

function app(): App {
  return new App({
    context: { ...cdkJson.context, 'aws:cdk:bundling-stacks': [] },
    analyticsReporting: false,
  });
}

/**
 * A template whose references say which stack they are in, because a resource of another stack is another one. Not so a
 * stage: what refers to it gets its name, which every API may have.
 */
function named(stack: Stack): TemplateJson {
  const template = Template.fromStack(stack).toJSON() as TemplateJson;
  const stages = Object.entries(template.Resources).filter(
    ([, { Type }]) => Type === 'AWS::ApiGateway::Stage',
  );
  const text = stages.reduce(
    (before, [id, { Properties }]) =>
      before.replaceAll(`{"Ref":"${id}"}`, JSON.stringify(Properties['StageName'])),
    JSON.stringify(template),
  );
  return JSON.parse(
    text.replace(/(\\*"(?:Ref|Fn::GetAtt)\\*":\[?\\*")(\w+)/g, `$1${stack.stackName}.$2`),
  ) as TemplateJson;
}

/** What tells a resource from others of its type in an account and Region, where the template says it. */
function identities({ Resources: resources }: TemplateJson): readonly string[] {
  return Object.values(resources).flatMap(({ Type, Properties }) => {
    const names = (schemaOf(Type).primaryIdentifier ?? []).map(
      (name) => (Properties as Partial<typeof Properties> | undefined)?.[name],
    );
    return names.length === 0 || names.includes(undefined) ? [] : [JSON.stringify([Type, ...names])];
  });
}

const metrics = (template: TemplateJson): readonly string[] => [
  ...metricsOfAlarms(template),
  ...metricsOfDashboard(template),
  ...metricsOfFilters(template),
];
const shared = (one: readonly string[], other: readonly string[]): readonly string[] =>
  one.filter((each) => other.includes(each));

describe('two deployments in one account and Region', () => {
  it('of one pipeline share no name and no metric', () => {
    const pipeline = app();
    const [beta, prod] = ['Beta', 'Prod'].map((name) =>
      named(new FreezerStack(new Stage(pipeline, name), 'Freezer', SETTINGS)),
    ) as [TemplateJson, TemplateJson];
    expect(identities(beta).length).toBeGreaterThan(20);
    expect(metrics(beta).length).toBeGreaterThan(20);
    expect(shared(identities(beta), identities(prod))).toEqual([]);
    expect(shared(metrics(beta), metrics(prod))).toEqual([]);
  });

  it('of one construct id in two stacks share neither', () => {
    const [east, west] = ['East', 'West'].map((name) => {
      const stack = new Stack(app(), 'Team', { stackName: name });
      new FreezerApi(stack, 'Backup', SETTINGS);
      return named(stack);
    }) as [TemplateJson, TemplateJson];
    expect(shared(identities(east), identities(west))).toEqual([]);
    expect(shared(metrics(east), metrics(west))).toEqual([]);
  });

  it('in one stack share neither', () => {
    const stack = new Stack(app(), 'Team');
    for (const id of ['Blue', 'Green']) new FreezerApi(stack, id, SETTINGS);
    const whole = named(stack);
    const [blue, green] = ['Blue', 'Green'].map((id) => ({
      ...whole,
      Resources: Object.fromEntries(
        Object.entries(whole.Resources).filter(([logicalId]) => logicalId.startsWith(id)),
      ),
    })) as [TemplateJson, TemplateJson];
    expect(shared(identities(blue), identities(green))).toEqual([]);
    expect(shared(metrics(blue), metrics(green))).toEqual([]);
  });
});

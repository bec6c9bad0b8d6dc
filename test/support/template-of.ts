import { App } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import cdkJson from '../../cdk.json';
import { FreezerStack } from '../../lib/freezer-stack';
import { KEYSTONE_URL } from './synthesized';

export type TemplateJson = Readonly<{
  Resources: Readonly<
    Record<
      string,
      {
        readonly Type: string;
        readonly Metadata?: unknown;
        readonly Properties: Readonly<Record<string, unknown>>;
      }
    >
  >;
  Outputs: Readonly<Record<string, { readonly Value: unknown }>>;
}>;

/** The template for some settings, quickly: functions are not bundled, and nobody checks it with cdk-nag. */
export function templateOf(settings: Readonly<Record<string, unknown>> = {}): TemplateJson {
  return Template.fromStack(stackOf(settings)).toJSON() as TemplateJson;
}

/** What whoever synthesizes it is told, beside warnings. */
export function infosOf(settings: Readonly<Record<string, unknown>>): readonly string[] {
  const infos = Annotations.fromStack(stackOf(settings)).findInfo('*', Match.anyValue());
  return infos.map(({ entry: { data } }) => (typeof data === 'string' ? data : ''));
}

function stackOf(settings: Readonly<Record<string, unknown>>): FreezerStack {
  const app = new App({
    context: { ...cdkJson.context, 'aws:cdk:bundling-stacks': [] },
    analyticsReporting: false,
  });
  return new FreezerStack(app, 'Freezer', { keystoneUrl: KEYSTONE_URL, ...settings });
}

/**
 * What of a template differs from another one: `id Property` with the value, undefined for what is gone. Of a resource
 * that is new it is the resource's properties, at `+ Type id`.
 */
export function changesBetween(before: TemplateJson, after: TemplateJson): Readonly<Record<string, unknown>> {
  const ids = new Set([...Object.keys(before.Resources), ...Object.keys(after.Resources)]);
  return Object.fromEntries(
    [...ids].flatMap((id): [string, unknown][] => {
      const [one, other] = [before.Resources[id], after.Resources[id]];
      if (!one && other) return [[`+ ${other.Type} ${id}`, other.Properties]];
      if (!other && one) return [[`- ${one.Type} ${id}`, undefined]];
      return differences(flat(one), flat(other)).map(([name, value]) => [`${id} ${name}`, value]);
    }),
  );
}

function flat(resource: object | undefined): Readonly<Record<string, unknown>> {
  const { Properties: properties, ...rest } = resource as { Properties?: object };
  // The CDK's own notes say nothing to CloudFormation.
  const { Metadata: _metadata, ...attributes } = rest as Readonly<Record<string, unknown>>;
  return { ...attributes, ...properties };
}

function differences(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): [string, unknown][] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => [name, after[name]]);
}

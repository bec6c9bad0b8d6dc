import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { PropertyType, Resource, ResourceProperties, SpecDatabase } from '@aws-cdk/service-spec-types';
import type { TemplateJson } from './template-of';

let loaded: SpecDatabase | undefined;

/** Reading CloudFormation's whole schema takes seconds, so that it is done once a file, and only where it is asked for. */
function specification(): SpecDatabase {
  loaded ??= loadAwsServiceSpecSync();
  return loaded;
}

/** CloudFormation's own schema of a type of resource. */
export function schemaOf(type: string): Resource {
  return specification().lookup('resource', 'cloudFormationType', 'equals', type).only();
}

const PSEUDO = ['AccountId', 'Partition', 'Region', 'StackName', 'URLSuffix', 'NoValue'].map(
  (name) => `AWS::${name}`,
);

/** What of a template CloudFormation would not take, each as `logicalId.Property: reason`. */
export function schemaViolations(template: TemplateJson): readonly string[] {
  return Object.entries(template.Resources).flatMap(([id, { Type, Properties }]) =>
    inMembers(template, schemaOf(Type).properties, Properties, id),
  );
}

function inMembers(
  template: TemplateJson,
  known: ResourceProperties,
  given: object | undefined,
  at: string,
): string[] {
  const members = Object.entries(given ?? {});
  const missing = Object.entries(known)
    .filter(([name, { required }]) => required && !members.some(([member]) => member === name))
    .map(([name]) => `${at}.${name}: is required`);
  return [
    ...missing,
    ...members.flatMap(([name, value]) => {
      const type = known[name]?.type;
      return type ? inValue(template, type, value, `${at}.${name}`) : [`${at}.${name}: is unknown`];
    }),
  ];
}

function inValue(template: TemplateJson, type: PropertyType, value: unknown, at: string): string[] {
  if (isIntrinsic(value)) return inReferences(template, value, at);
  const wrong = [`${at}: ${JSON.stringify(value)} is no ${type.type}`];
  if (type.type === 'ref') {
    const { properties } = specification().get('typeDefinition', type.reference.$ref);
    return isRecord(value) ? inMembers(template, properties, value, at) : wrong;
  }
  if (type.type === 'array') {
    const inEach = (each: unknown, index: number) => inValue(template, type.element, each, `${at}[${index}]`);
    return Array.isArray(value) ? value.flatMap(inEach) : wrong;
  }
  if (type.type === 'map') {
    const inEach = ([key, each]: [string, unknown]) => inValue(template, type.element, each, `${at}.${key}`);
    return isRecord(value) ? Object.entries(value).flatMap(inEach) : wrong;
  }
  if (type.type === 'union') {
    const each = type.types.map((one) => inValue(template, one, value, at));
    return each.find((violations) => violations.length === 0) ?? each[0] ?? wrong;
  }
  if (type.type === 'json') return inReferences(template, value, at);
  return isScalar(type, value) ? [] : wrong;
}

function isScalar(type: PropertyType, value: unknown): boolean {
  const allowed: readonly unknown[] | undefined = 'allowedValues' in type ? type.allowedValues : undefined;
  if (allowed) return allowed.includes(value);
  if (type.type === 'tag') return isRecord(value) && typeof value['Key'] === 'string';
  if (type.type === 'integer') return Number.isInteger(value);
  return typeof value === (type.type === 'number' || type.type === 'boolean' ? type.type : 'string');
}

/** That what is named is there: resources, and attributes that they have. */
function inReferences({ Resources: resources }: TemplateJson, value: unknown, at: string): string[] {
  const text = JSON.stringify(value);
  const refs = [...text.matchAll(/"Ref":"([^"]+)"/g)].flatMap(([, name = '']) =>
    name in resources || PSEUDO.includes(name) ? [] : [`${at}: there is no ${name}`],
  );
  const attributes = [...text.matchAll(/"Fn::GetAtt":\["([^"]+)","([^"]+)"\]/g)].flatMap(
    ([, name = '', attribute = '']) => {
      const type = resources[name]?.Type;
      return type !== undefined && attribute in schemaOf(type).attributes
        ? []
        : [`${at}: there is no ${attribute} of ${name}`];
    },
  );
  return [...refs, ...attributes];
}

function isIntrinsic(value: unknown): value is object {
  if (!isRecord(value)) return false;
  const [key = '', ...others] = Object.keys(value);
  return others.length === 0 && (key === 'Ref' || key.startsWith('Fn::'));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { Duration } from 'aws-cdk-lib';
import { awsId, listOf, wholeNumber } from './readers';
import type { Reader } from './setting';

/** A construct of the same app, or one that it has imported; `member` is what the setting then is. */
interface Construct {
  /** Its interface in the CDK, which bin/settings/props-file.ts imports. */
  readonly type: string;
  readonly member: string;
}

/**
 * A setting that is an id or an ARN in CDK's context, and for the construct also what has it.
 * @param reader Takes what is known only when the stack is deployed, as the names of an app's own resources are.
 */
export function orConstruct(reader: Reader<string>, { type, member }: Construct): Reader<string> {
  return {
    ...reader,
    allowed: `${reader.allowed}, or an ${type} of the app`,
    type: `${type} | ${reader.type}`,
    parse: (given) => reader.parse(memberOf(given, member)),
  };
}

/** The same of a list, where each entry may be either. */
export function listOrConstructs(
  pattern: RegExp,
  allowed: string,
  { type, member }: Construct,
): Reader<readonly string[]> {
  const reader = listOf(pattern, allowed);
  return {
    ...reader,
    allowed: `${reader.allowed}, or a list of each an ${type} of the app`,
    type: `readonly (${type} | string)[]`,
    parse: (given) =>
      reader.parse(Array.isArray(given) ? given.map((each: unknown) => memberOf(each, member)) : given),
  };
}

/** The same of a map, where each value may be either. */
export function mapOrConstructs<Value>(
  reader: Reader<Value>,
  { member }: Omit<Construct, 'type'>,
): Reader<Value> {
  return {
    ...reader,
    ...(reader.wrongPart && { wrongPart: (given) => reader.wrongPart?.(membersOf(given, member)) }),
    parse: (given) => reader.parse(membersOf(given, member)),
  };
}

/** A whole number of seconds, or CDK's duration of as many. */
export function seconds(least: number, most: number): Reader<number> {
  const reader = wholeNumber(least, most);
  return {
    ...reader,
    type: 'Duration | number',
    parse: (given) => reader.parse(given instanceof Duration ? given.toSeconds({ integral: false }) : given),
  };
}

/** For what only the construct takes, because CDK's context has no such values. */
export function constructOnly<Value extends object>(type: string, member: string): Reader<Value> {
  return {
    allowed: `an ${type} of the app`,
    type,
    late: true,
    parse: (given) => (hasMember(given, member) ? (given as Value) : undefined),
  };
}

/** The ARN of the key of the app's own that a secret or a table is under, where the app gave the secret or table itself. */
export function keyOf(given: unknown): unknown {
  return hasMember(given, 'encryptionKey') ? memberOf(given['encryptionKey'], 'keyArn') : undefined;
}

function membersOf(given: unknown, member: string): unknown {
  if (typeof given !== 'object' || given === null) return given;
  return Object.fromEntries(Object.entries(given).map(([key, each]) => [key, memberOf(each, member)]));
}

function memberOf(given: unknown, member: string): unknown {
  return hasMember(given, member) ? given[member] : given;
}

function hasMember(given: unknown, member: string): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null && member in given;
}

export const awsSecret = orConstruct(
  awsId(
    /^arn:[a-z-]+:secretsmanager:[a-z0-9-]+:\d{12}:secret:[A-Za-z0-9/_+=.@-]+$/,
    'the ARN of a secret in AWS Secrets Manager',
  ),
  { type: 'ISecret', member: 'secretArn' },
);

/** Grants name a key by its ARN: an alias may be moved to another key. */
export const kmsKey = orConstruct(
  awsId(
    /^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key\/[a-z0-9-]+$/,
    'the ARN of a key in AWS KMS, not of an alias',
  ),
  { type: 'IKey', member: 'keyArn' },
);

export const awsSubnets = listOrConstructs(
  /^subnet-([0-9a-f]{8}|[0-9a-f]{17})$/,
  'subnet ids such as subnet-0123456789abcdef0',
  { type: 'ISubnet', member: 'subnetId' },
);

export const awsSecurityGroups = listOrConstructs(
  /^sg-([0-9a-f]{8}|[0-9a-f]{17})$/,
  'security group ids such as sg-0123456789abcdef0',
  { type: 'ISecurityGroup', member: 'securityGroupId' },
);

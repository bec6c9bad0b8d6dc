import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import cdkJson from '../../cdk.json';
import { FreezerApi } from '../../lib/freezer-api';
import { KEYSTONE_URL } from '../support/synthesized';
import type { TemplateJson } from '../support/template-of';

/** Tables under keys of the account's own. */
const keyArn = (digit: string) =>
  `arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-4cde-8f01-23456789abc${digit}`;
const newStack = () =>
  new Stack(
    new App({ context: { ...cdkJson.context, 'aws:cdk:bundling-stacks': [] }, analyticsReporting: false }),
    'Own',
  );

it('whoever may read documents may decrypt them', () => {
  const stack = newStack();
  const api = new FreezerApi(stack, 'Backup', { keystoneUrl: KEYSTONE_URL, tableKey: keyArn('d') });
  const assumedBy = new ServicePrincipal('lambda.amazonaws.com');
  api.grantRead('backups', new Role(stack, 'Auditor', { assumedBy }));
  const { Resources: resources } = Template.fromStack(stack).toJSON() as TemplateJson;
  const policies = Object.entries(resources).filter(([id]) => id.startsWith('AuditorDefaultPolicy'));
  expect(JSON.stringify(policies)).toContain('kms:Decrypt');
});

it.each([
  ['are refused, of which functions would get one', 'e', true],
  ['that are the same are one', 'd', false],
])('tables under two keys %s', (_name, other, isRefused) => {
  const stack = newStack();
  const table = (tableName: string, digit: string) => {
    const encryptionKey = Key.fromKeyArn(stack, `Key-${tableName}`, keyArn(digit));
    return TableV2.fromTableAttributes(stack, tableName, { tableName, encryptionKey });
  };
  const existingTables = { clients: table('clients', 'd'), actions: table('actions', other) };
  const build = expect(() => new FreezerApi(stack, 'Backup', { keystoneUrl: KEYSTONE_URL, existingTables }));
  if (isRefused) build.toThrow('tables under several keys');
  else build.not.toThrow();
});

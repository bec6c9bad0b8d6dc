import { Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../lib/app';
import { SettingError } from '../../lib/settings/setting';
import { KEYSTONE_URL } from '../support/synthesized';

describe('createApp', () => {
  const folder = mkdtempSync(join(tmpdir(), 'freezer-app-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const policyFile = (content: string) => {
    const path = join(folder, 'policy.yaml');
    writeFileSync(path, content);
    return path;
  };
  const app = (settings: Readonly<Record<string, unknown>>) =>
    createApp({ settings: { keystoneUrl: KEYSTONE_URL, ...settings }, outdir: join(folder, 'cdk.out') });

  it('warns of a rule that allows everybody', () => {
    const stack = Stack.of(app({ policyFile: policyFile('"jobs:get": ""') }).node.findChild('Freezer'));
    Annotations.fromStack(stack).hasWarning(
      '*',
      Match.stringLikeRegexp('"jobs:get" is "", which allows every role'),
    );
  });

  it.each([
    ['is not there', () => join(folder, 'absent.yaml')],
    ['refers to nothing', () => policyFile('"jobs:get": "rule:absent"')],
    ['opens the lock between projects', () => policyFile('"cross_project": "@"')],
  ])('stops over a policy file that %s', (_case, path) => {
    expect(() => app({ policyFile: path() })).toThrow(SettingError);
  });

  it.each([
    [{}, 'Freezer'],
    [{ stackName: 'Freezer-staging' }, 'Freezer-staging'],
  ])('has a stack with the name of the setting: %j', (settings, name) => {
    const stack = Stack.of(app({ 'aws:cdk:bundling-stacks': [], ...settings }).node.findChild(name));
    expect(stack.stackName).toBe(name);
  });

  it('stops over a name that no stack can have', () => {
    expect(() => app({ stackName: 'my_stack' })).toThrow(
      'The setting stackName is "my_stack", but it must be 1 to 128 letters, digits and "-" that begin with a letter.',
    );
  });

  it('stops without the identity URL', () => {
    expect(() => createApp()).toThrow('The setting keystoneUrl is missing');
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credentialsOf } from '../../functions/policy/credentials';
import { loadPolicy, mayEnterProject } from '../../functions/policy/policy';
import { readPolicyFile } from '../../lib/policy-file';
import { listWarnings } from '../../lib/policy-warnings';
import { SettingError } from '../../lib/settings/setting';
import { OTHER_PROJECT_ID, PROJECT_ID, identity } from '../support/identity';

const folder = mkdtempSync(join(tmpdir(), 'policy-file-'));
const file = join(folder, 'policy.yaml');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function readText(text: string): Readonly<Record<string, string>> {
  writeFileSync(file, text);
  return readPolicyFile(file);
}

describe('readPolicyFile', () => {
  it.each<[what: string, text: string, overrides: Readonly<Record<string, string>>]>([
    [
      'rules, with and without quotes',
      '"jobs:get": "rule:auditors"\nauditors: role:auditor or role:admin\n',
      { 'jobs:get': 'rule:auditors', auditors: 'role:auditor or role:admin' },
    ],
    ['JSON', '{"jobs:get": "role:admin"}', { 'jobs:get': 'role:admin' }],
    ['a check of several lines', 'jobs:get: >-\n  role:a\n  or role:b\n', { 'jobs:get': 'role:a or role:b' }],
    ['the empty check', 'jobs:get: ""', { 'jobs:get': '' }],
    ['what denies', 'jobs:get: "!"', { 'jobs:get': '!' }],
    ['an empty file', '', {}],
    ['nothing but comments', '# "jobs:get": "role:admin"\n', {}],
  ])('reads %s', (_what, text, overrides) => {
    expect(readText(text)).toEqual(overrides);
  });

  it.each<[what: string, text: string, reason: string]>([
    [
      'a list',
      '- role:admin',
      'it must be a map of rules to checks, as in "jobs:get": "rule:project_reader"',
    ],
    ['text', 'role:admin', 'it must be a map of rules to checks, as in "jobs:get": "rule:project_reader"'],
  ])('refuses %s in place of a map', (_what, text, reason) => {
    expect(() => readText(text)).toThrow(new SettingError(`Policy file ${file}: ${reason}.`));
  });

  it.each<[what: string, text: string, line: number, reason: string]>([
    ['two checks of one rule', 'a: role:x\nb: role:y\n"a": "@"', 3, 'Map keys must be unique'],
    [
      'a percent sign without quotes',
      'a: role:x\nb: %(x)s',
      2,
      'Plain value cannot start with directive indicator character %',
    ],
    ['@ without quotes', 'a: @', 1, 'Plain value cannot start with reserved character @'],
    ['! without quotes', 'a: role:x\njobs:get: !\n', 2, 'tags are not read; write "!" in quotes'],
    ['a tag', 'a: !!str role:x', 1, 'tags are not read; write "!" in quotes'],
    ['a tag of nobody', 'a: !mine role:x', 1, 'Unresolved tag: !mine'],
    ['an alias', 'a: &x role:x\nb: *x', 2, 'aliases are not read; refer with "rule:name"'],
    ['a number for a name', 'a: role:x\n7: role:y', 2, "a rule's name must be text"],
    ['no name', ': role:y', 1, "a rule's name must be text"],
  ])('refuses %s with the line', (_what, text, line, reason) => {
    expect(() => readText(text)).toThrow(new SettingError(`Policy file ${file}, line ${line}: ${reason}.`));
  });

  it('refuses a second document', () => {
    expect(() => readText('a: role:x\n---\nb: role:y')).toThrow(
      /^Policy file .*, line 2: .*multiple documents/,
    );
  });

  it.each<[check: string, found: string]>([
    ['', 'null'],
    ['~', 'null'],
    ['null', 'null'],
    ['[["role:admin"]]', 'a list'],
    ['[]', 'a list'],
    ['{role: admin}', 'object'],
    ['7', 'number'],
    ['true', 'boolean'],
  ])('refuses the check %j with the rule', (check, found) => {
    expect(() => readText(`a: role:x\njobs:get: ${check}`)).toThrow(
      new SettingError(
        `Policy file ${file}, rule "jobs:get": a check is text, not ${found}; write "" or "@" to allow all, ` +
          '"!" to deny all.',
      ),
    );
  });

  it.each<[what: string, text: string, rule: string, reason: string]>([
    ['bad syntax', 'jobs:get: admin', 'jobs:get', '"admin" is not a check; allowed are'],
    ['an unknown rule', 'jobs:get: rule:missing', 'jobs:get', '"rule:missing" does not exist; allowed are'],
    ['a cycle', 'a: rule:b\nb: rule:a', 'a', 'it refers to itself, a > b > a; allowed are'],
    [
      'a foreign server',
      'jobs:get: https://a.example',
      'jobs:get',
      '"https:" checks are not served; allowed are',
    ],
    [
      'an open lock',
      'cross_project: ""',
      'cross_project',
      'a token without roles passes it and enters every project; allowed',
    ],
    [
      'a lock that is opened elsewhere',
      'admin_or_service: "@"',
      'cross_project',
      'a token without roles passes it and enters every project; allowed',
    ],
    [
      'a lock that any user of a domain opens',
      'cross_project: user_domain:default',
      'cross_project',
      'a token without roles can pass it and enters every project, depending on its user_domain; allowed',
    ],
    [
      'a lock about the target',
      'cross_project: not project_id:%(project_id)s',
      'cross_project',
      '"%(project_id)s" in cross_project has no value there',
    ],
  ])('refuses %s with the rule', (_what, text, rule, reason) => {
    const read = (): unknown => readText(text);
    expect(read).toThrow(SettingError);
    expect(read).toThrow(`Policy file ${file}, rule "${rule}": ${reason}`);
  });

  it.each([
    ['a missing file', join(folder, 'none.yaml'), 'ENOENT: no such file or directory'],
    ['a folder', folder, 'EISDIR: illegal operation on a directory'],
  ])('refuses %s', (_what, path, reason) => {
    expect(() => readPolicyFile(path)).toThrow(
      new SettingError(`Policy file ${path} cannot be read: ${reason}.`),
    );
  });
});

describe('docs/policy-freezer-13.yaml', () => {
  const sample = 'docs/policy-freezer-13.yaml';
  const policy = loadPolicy(readPolicyFile(sample));
  const operations = policy.ruleNames.filter((rule) => rule.includes(':'));
  /** Freezer 13 had none of them; they are about more than one's own project. */
  const additional = ['jobs:get_all_projects', 'jobs:report', 'clients:create_central'];
  const passes = (rule: string, roles: readonly string[], project_id: string): boolean =>
    policy.allows(rule, { project_id }, credentialsOf(identity({ roles })));

  it.each(additional)('leaves %s to administrators and services', (rule) => {
    expect(['reader', 'member', 'service'].map((role) => passes(rule, [role], PROJECT_ID))).toEqual([
      false,
      false,
      true,
    ]);
  });

  const opened = operations.filter((rule) => !additional.includes(rule));
  it.each(opened.flatMap((rule) => ['reader', 'anything'].map((role) => [rule, role])))(
    'opens %s to the role %s in its own project only',
    (rule = '', role = '') => {
      expect(passes(rule, [role], PROJECT_ID)).toBe(true);
      expect(passes(rule, [role], OTHER_PROJECT_ID)).toBe(false);
    },
  );

  it.each(['reader', 'member', 'anything'])('leaves the lock before foreign projects shut to %s', (role) => {
    expect(mayEnterProject(policy, identity({ roles: [role] }), OTHER_PROJECT_ID)).toBe(false);
  });

  it.each(operations)('leaves %s in all projects to administrators', (rule) => {
    expect(passes(rule, ['admin'], OTHER_PROJECT_ID)).toBe(true);
    expect(mayEnterProject(policy, identity({ roles: ['admin'] }), OTHER_PROJECT_ID)).toBe(true);
  });

  it('needs no warning', () => {
    expect(listWarnings(readPolicyFile(sample))).toEqual([]);
  });
});

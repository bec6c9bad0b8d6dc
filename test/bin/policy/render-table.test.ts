import { renderTable } from '../../../bin/policy/render-table';
import { loadRules } from '../../../functions/policy/rules';

/** The lines of a rule, under the project scope and under the system scope. */
const rowsOf = (rule: string, overrides: Readonly<Record<string, string>> = {}): readonly string[] =>
  renderTable(loadRules(overrides))
    .split('\n')
    .filter((line) => line.startsWith(`${rule} `))
    .map((line) => line.replace(/ +/g, ' '));

describe('renderTable', () => {
  it('has the roles for columns', () => {
    expect(rowsOf('rule')).toEqual(Array(2).fill('rule reader member admin service (none)'));
  });

  it.each([
    ['jobs:get', 'own own any any no', 'no no any any no'],
    ['cross_project', 'no no any any no', 'no no any any no'],
    ['project_member', 'no own no no no', 'no no no no no'],
  ])('says what the default rule %s gives', (rule, project, system) => {
    expect(rowsOf(rule)).toEqual([`${rule} ${project}`, `${rule} ${system}`]);
  });

  it.each([
    ['an open rule', '', 'own own any any own'],
    ['a shut rule', '!', 'no no no no no'],
    ['a rule for foreign projects', 'not project_id:%(project_id)s', 'no no foreign foreign no'],
  ])('follows the operator: %s', (_what, check, cells) => {
    expect(rowsOf('jobs:get', { 'jobs:get': check })[0]).toBe(`jobs:get ${cells}`);
  });

  it.each<[what: string, overrides: Readonly<Record<string, string>>, cells: string]>([
    [
      'an own rule',
      { 'jobs:get': 'rule:jobs:list and user_domain:default', 'jobs:list': 'role:reader' },
      'own depends on user_domain no no no no',
    ],
    [
      'a rule that is the same in all projects',
      { 'jobs:get': 'project_id:a or role:reader' },
      'own own depends on project_id depends on project_id depends on project_id own depends on project_id',
    ],
    [
      'the lock',
      { cross_project: 'role:reader and user_domain:default', 'jobs:get': 'role:reader' },
      'own, foreign depends on user_domain no no no no',
    ],
    ["the path's project", { 'jobs:get': "'a':%(project_id)s" }, 'own depends on %(project_id)s '],
  ])('says what it depends on: %s', (_what, overrides, cells) => {
    expect(rowsOf('jobs:get', overrides)[0]?.slice('jobs:get '.length)).toContain(cells);
  });

  it('shows new rules', () => {
    expect(rowsOf('auditors', { auditors: 'role:reader' })).toEqual([
      'auditors own no no no no',
      'auditors no no no no no',
    ]);
  });

  it('is true that other scopes enter no project, as it says below', () => {
    const text = renderTable(loadRules({}));
    expect(text).toMatch(/Tokens with a domain scope or without a scope enter no project\.$/);
    expect(text.split('\n').filter((line) => line.length > 120)).toEqual([]);
  });
});

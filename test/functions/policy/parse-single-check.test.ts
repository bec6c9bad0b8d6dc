import type { Check, Match } from '../../../functions/policy/check';
import { parseSingleCheck, PolicyError } from '../../../functions/policy/parse-check';

const parse = (text: string): Check => parseSingleCheck('jobs:get', text);

describe('parseSingleCheck', () => {
  it.each<[text: string, expected: Check]>([
    ['@', { type: 'allow' }],
    ['!', { type: 'deny' }],
    ['rule:jobs:get', { type: 'rule', name: 'jobs:get' }],
    ['rule:100%', { type: 'rule', name: '100%' }],
    ['role:Admin', { type: 'role', match: ['Admin'] }],
    ['role:a:b', { type: 'role', match: ['a:b'] }],
    ['is_admin:True', { type: 'credential', path: ['is_admin'], match: ['True'] }],
    ['token.user.id:x', { type: 'credential', path: ['token', 'user', 'id'], match: ['x'] }],
    ['Role:admin', { type: 'credential', path: ['Role'], match: ['admin'] }],
    ['true:x', { type: 'credential', path: ['true'], match: ['x'] }],
  ])('reads %s', (text, expected) => {
    expect(parse(text)).toEqual(expected);
  });

  it.each([
    ['True', 'True'],
    ['False', 'False'],
    ['None', 'None'],
    ['0', '0'],
    ['-12', '-12'],
    ["'Member'", 'Member'],
    ['"it\'s"', "it's"],
    ["''", ''],
  ])('takes %s for a Python literal', (kind, text) => {
    expect(parse(`${kind}:x`)).toEqual({ type: 'literal', text, match: ['x'] });
  });

  it.each<[format: string, match: Match]>([
    ['%(project_id)s', ['', { key: 'project_id' }, '']],
    ['%(target.project.id)s', ['', { key: 'target.project.id' }, '']],
    ['a%(x)sb%(y)s', ['a', { key: 'x' }, 'b', { key: 'y' }, '']],
    ['100%%', ['100', '%', '']],
    ['%%(x)s', ['', '%', '(x)s']],
  ])('splits the format %s', (format, match) => {
    expect(parse(`user:${format}`)).toEqual({ type: 'credential', path: ['user'], match });
  });

  it.each(['admin', '"admin"', "'a:b'", "'a':'b'", '"'])('refuses %s, which is no check', (text) => {
    expect(() => parse(text)).toThrow(
      new PolicyError('jobs:get', `"${text}" is not a check; allowed are "kind:match", "@" and "!"`),
    );
  });

  it.each(['http', 'https', '', '1.5', '007', '+1', 'a-b', 'a..b', 'a.1', '%(x)s', "'a", "'a\\n'", "'a''b'"])(
    'refuses the kind %j',
    (kind) => {
      expect(() => parse(`${kind}:x`)).toThrow(
        `Policy rule "jobs:get": "${kind}:" checks are not served; allowed are`,
      );
    },
  );

  it.each(['%', '50%', '%s', '%(x)', '%(x)d', '%()s', '%(x', '%%%', '%(a)s%'])(
    'refuses the format %s',
    (format) => {
      const reason = `"${format}" is no valid format; allowed are "%(name)s" and "%%"`;
      for (const kind of ['role', 'user', 'True']) {
        expect(() => parse(`${kind}:${format}`)).toThrow(new PolicyError('jobs:get', reason));
      }
    },
  );
});

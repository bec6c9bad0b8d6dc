import { parseToken } from '../../../functions/keystone/validate-token';
import { keystoneToken } from '../../support/keystone-token';

const RULE = { service: 'backup', method: 'GET', path: '/v2/*/jobs/*' };
const without = (name: string) => ({ ...RULE, [name]: undefined });
const parse = (changes?: Readonly<Record<string, unknown>>) =>
  parseToken(JSON.stringify(keystoneToken(changes)));

describe('parseToken', () => {
  it('tells who a project-scoped token belongs to', () => {
    expect(parse()).toEqual({
      user_id: 'd1899d7f32d64b1bb95e262e7a6a4bc2',
      user_domain_id: 'default',
      scope: 'project',
      project_id: '3046fb2c2a314a0fbb32607caa1e5277',
      project_domain_id: 'default',
      domain_id: null,
      roles: ['member'],
      is_admin_project: true,
      expires_at: '2999-05-09T10:51:10.000000Z',
      access_rules: null,
    });
  });

  it.each([
    ['no application credential', { application_credential: null }, null],
    ['an unrestricted one', { application_credential: { id: 'a', restricted: true } }, null],
    ['one whose access rules are null', { application_credential: { access_rules: null } }, null],
    ['one that nothing is allowed to', { application_credential: { access_rules: [] } }, []],
    [
      'one with access rules',
      {
        application_credential: {
          access_rules: [
            { id: 'r', ...RULE },
            { ...RULE, method: 'POST' },
          ],
        },
      },
      [RULE, { ...RULE, method: 'POST' }],
    ],
  ])('reads the access rules of %s', (_case, changes, expected) => {
    expect(parse(changes)?.access_rules).toEqual(expected);
  });

  it.each([
    ['domain', { project: undefined, domain: { id: 'default' } }, { domain_id: 'default', project_id: null }],
    ['system', { project: undefined, system: { all: true } }, { domain_id: null, project_id: null }],
    ['unscoped', { project: undefined, roles: undefined }, { roles: [], project_id: null }],
  ])('knows a %s token', (scope, changes, expected) => {
    expect(parse(changes)).toMatchObject({ scope, ...expected });
  });

  it.each([
    [false, false],
    [true, true],
    [undefined, true],
  ])('reads is_admin_project %s as %s', (is_admin_project, expected) => {
    expect(parse({ is_admin_project })?.is_admin_project).toBe(expected);
  });

  it.each([
    ['an application credential that is no object', { application_credential: 'a' }],
    ['access rules that are no list', { application_credential: { access_rules: { ...RULE } } }],
    ['access rules with a text among them', { application_credential: { access_rules: [RULE, 'GET'] } }],
    ['access rules with a null among them', { application_credential: { access_rules: [null] } }],
    ['an access rule without a service', { application_credential: { access_rules: [without('service')] } }],
    ['an access rule without a method', { application_credential: { access_rules: [without('method')] } }],
    ['an access rule without a path', { application_credential: { access_rules: [without('path')] } }],
    ['no user', { user: undefined }],
    ['a user without an id', { user: { name: 'member' } }],
    ['no expiry', { expires_at: undefined }],
    ['an expiry that is no time', { expires_at: 'soon' }],
    ['roles that are no list', { roles: { name: 'admin' } }],
    ['roles without names', { roles: [{ id: '1' }] }],
    ['a project without an id', { project: { name: 'demo' } }],
    ['a project that is null', { project: null }],
    ['a domain without an id', { project: undefined, domain: {} }],
    ['a wildcard as project id', { project: { id: '*' } }],
    ['a slash in the project id', { project: { id: 'a/b' } }],
    ['a colon in the project id', { project: { id: 'a:b' } }],
    ['a line break after the project id', { project: { id: 'a\n' } }],
    ['an overlong project id', { project: { id: 'a'.repeat(65) } }],
  ])('does not take %s for a token', (_case, changes) => {
    expect(parse(changes)).toBeUndefined();
  });

  it.each(['', 'OK', '<html></html>', 'null', '[]', '{}', '{"token": null}', '{"token": []}'])(
    'does not take %j for a token',
    (body) => {
      expect(parseToken(body)).toBeUndefined();
    },
  );
});

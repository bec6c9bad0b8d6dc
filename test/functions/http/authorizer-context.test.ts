import { AccessForbidden } from '../../../functions/errors';
import { fromAuthorizerContext, toAuthorizerContext } from '../../../functions/http/authorizer-context';
import { identity } from '../../support/identity';

const RULE = { service: 'backup', method: 'GET', path: '/v2/*/jobs/*' };
/** Access rules whose JSON has so many bytes. */
const rulesOf = (bytes: number) => {
  const rest = bytes - Buffer.byteLength(JSON.stringify([{ ...RULE, path: '' }]));
  return [{ ...RULE, path: 'ä'.repeat(rest / 2) + 'a'.repeat(rest % 2) }];
};

describe("the authorizer's context", () => {
  it.each([
    ['project', identity()],
    [
      'domain',
      identity({ scope: 'domain', project_id: null, project_domain_id: null, domain_id: 'default' }),
    ],
    ['unscoped', identity({ scope: 'unscoped', project_id: null, project_domain_id: null, roles: [] })],
    ['odd role names', identity({ roles: ['a,b', '"quoted"', 'ünïcode', ''] })],
    ['not the admin project', identity({ is_admin_project: false })],
    ['access rules', identity({ access_rules: [RULE, { ...RULE, path: '/v2/"ü"/**' }] })],
    ['no access rule that allows', identity({ access_rules: [] })],
  ])('brings an identity to the handlers unchanged: %s', (_case, who) => {
    expect(fromAuthorizerContext(toAuthorizerContext(who))).toEqual(who);
  });

  it('holds only strings, which is all that API Gateway hands on', () => {
    for (const value of Object.values(toAuthorizerContext(identity()))) expect(typeof value).toBe('string');
  });

  it.each([
    ['is missing', undefined],
    ['is null', null],
    ['is empty', {}],
    ['is a text', 'user_id=admin'],
  ])('refuses a request whose context %s', (_case, context) => {
    expect(() => fromAuthorizerContext(context)).toThrow('context');
  });

  it.each([
    ['user_id', undefined],
    ['user_id', ''],
    ['scope', 'galaxy'],
    ['scope', undefined],
    ['roles', undefined],
    ['roles', 'admin'],
    ['roles', '{"admin":true}'],
    ['roles', '[1]'],
    ['project_id', ''],
    ['expires_at', undefined],
    ['expires_at', 'never'],
    ['is_admin_project', undefined],
    ['access_rules', undefined],
    ['access_rules', ''],
    ['access_rules', 'null'],
    ['access_rules', '{}'],
    ['access_rules', '[null]'],
    ['access_rules', '[{"service":"backup","method":"GET"}]'],
  ])('refuses a context whose %s is %j', (name, value) => {
    expect(() => fromAuthorizerContext({ ...toAuthorizerContext(identity()), [name]: value })).toThrow();
  });

  it('brings as many access rules to the handlers as fit in 4,000 bytes', () => {
    const who = identity({ access_rules: rulesOf(4000) });
    expect(fromAuthorizerContext(toAuthorizerContext(who))).toEqual(who);
  });

  it('forbids everything when there are more', () => {
    const context = toAuthorizerContext(identity({ access_rules: rulesOf(4001) }));
    expect(JSON.stringify(context).length).toBeLessThan(1000);
    expect(() => fromAuthorizerContext(context)).toThrow(AccessForbidden);
  });
});

import {
  fromAuthorizerContext,
  toAuthorizerContext,
} from '../../../../functions/shared/http/authorizer-context';
import { identity } from '../../../support/identity';

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
  ])('refuses a context whose %s is %j', (name, value) => {
    expect(() => fromAuthorizerContext({ ...toAuthorizerContext(identity()), [name]: value })).toThrow();
  });
});

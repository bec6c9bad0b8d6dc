import { identityOf, projectIdOf } from '../../../bin/policy/sender';
import { SCOPES } from '../../../functions/contract/identity';
import { identity } from '../../support/identity';

describe('identityOf', () => {
  it.each(SCOPES)('fills what a token with scope %s has', (scope) => {
    const filled = (fields: object): readonly string[] =>
      Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [name]));
    const sender = identityOf({ scope, roles: ['member'] });
    expect(filled(sender)).toEqual(expect.arrayContaining([...filled(identity({ scope }))]));
    expect(filled(sender)).toHaveLength(filled(identity({ scope })).length);
    expect(sender).toMatchObject({ scope, roles: ['member'] });
  });
});

describe('projectIdOf', () => {
  it("knows the token's project from others", () => {
    const { project_id } = identityOf({ scope: 'project', roles: [] });
    expect(projectIdOf('own')).toBe(project_id);
    expect(projectIdOf('foreign')).not.toBe(project_id);
  });
});

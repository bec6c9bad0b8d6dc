import { textsAt } from '../../../functions/policy/check';

const CREDENTIALS = {
  user: 'u',
  is_admin: true,
  is_admin_project: false,
  domain: null,
  roles: ['reader', 'member'],
  plan: { tags: [{ key: 'a' }, { key: 'b' }, {}] },
};

describe('textsAt', () => {
  it.each<[path: string, texts: readonly string[]]>([
    ['user', ['u']],
    ['is_admin', ['True']],
    ['is_admin_project', ['False']],
    ['domain', ['None']],
    ['roles', ['reader', 'member']],
    ['plan.tags.key', ['a', 'b']],
    ['plan.tags', []],
    ['plan', []],
    ['missing', []],
    ['missing.key', []],
    ['domain.id', []],
    ['user.length', []],
    ['constructor', []],
  ])('finds at %s %j', (path, texts) => {
    expect(textsAt(CREDENTIALS, path.split('.'))).toEqual(texts);
  });
});

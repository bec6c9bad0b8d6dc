import { stableId } from '../../../local/keystone/stable-id';

describe('stableId', () => {
  it('is 32 hex digits, the same for the same names', () => {
    expect(stableId('role', 'admin')).toMatch(/^[0-9a-f]{32}$/);
    expect(stableId('role', 'admin')).toBe(stableId('role', 'admin'));
  });

  it.each([[['role', 'member']], [['admin', 'role']], [['roleadmin']]])('differs for %j', (names) => {
    expect(stableId(...names)).not.toBe(stableId('role', 'admin'));
  });
});

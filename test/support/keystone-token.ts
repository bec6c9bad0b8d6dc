/** Keystone's answer to "show token" for a project-scoped token; change what the case is about. */
export function keystoneToken(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    token: {
      methods: ['password'],
      user: {
        id: 'd1899d7f32d64b1bb95e262e7a6a4bc2',
        name: 'member',
        domain: { id: 'default', name: 'Default' },
      },
      audit_ids: ['mAjXQhiYRyKwkB4qygdLVg'],
      issued_at: '2024-05-09T09:51:10.000000Z',
      expires_at: '2999-05-09T10:51:10.000000Z',
      project: {
        id: '3046fb2c2a314a0fbb32607caa1e5277',
        name: 'demo',
        domain: { id: 'default', name: 'Default' },
      },
      is_domain: false,
      roles: [{ id: '9fe2ff9ee4384b1894a90878d3e92bab', name: 'member' }],
      ...changes,
    },
  };
}

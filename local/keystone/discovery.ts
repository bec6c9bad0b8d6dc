/** What `GET /` and `GET /v3` tell: keystoneauth finds the API here, whichever of the two it is given. */
export function versionDocument(url: string): object {
  return {
    id: 'v3.14',
    status: 'stable',
    updated: '2020-04-07T00:00:00Z',
    links: [{ rel: 'self', href: `${url}/v3/` }],
    'media-types': [{ base: 'application/json', type: 'application/vnd.openstack.identity-v3+json' }],
    // Not in Keystone, and read by people only.
    description: 'A stand-in for Keystone, for development and tests only: it protects nothing.',
  };
}

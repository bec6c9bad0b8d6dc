import type { PublicOperation } from '../http/api-request';

/** `GET /`: which versions of the API there are. Freezer answers 300 and calls version 2 the current one. */
export const listVersions: PublicOperation = ({ url }) => ({
  status: 300,
  body: {
    versions: [
      {
        id: 'v2',
        status: 'CURRENT',
        updated: '2018-02-21T13:30:00',
        links: [{ href: `${url.replace(/\/+$/, '')}/v2/`, rel: 'self' }],
      },
    ],
  },
});

import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import { DEFAULT_CIPHERS } from 'node:tls';
import { keystoneToken } from '../../support/keystone-token';
import { listen } from '../../support/listen';
import type { SelfSigned } from '../../support/self-signed';

export const TOKEN = `gAAAAAB${'x'.repeat(180)}`;

export interface KeystoneStub {
  /** With the name that the certificate is for. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** What a Keystone says to anybody, and to the token above about itself. */
const keystone: RequestListener = ({ url = '', headers }, response) => {
  const [status, body] =
    url === '/v3'
      ? [200, { version: { id: 'v3.14', status: 'stable' } }]
      : headers['x-subject-token'] === TOKEN && headers['x-auth-token'] === TOKEN
        ? [200, keystoneToken()]
        : [401, { error: { code: 401 } }];
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
};

export async function startKeystoneStub(
  certificate: SelfSigned,
  listener: RequestListener = keystone,
): Promise<KeystoneStub> {
  // Node 24 would not even serve a weak certificate by itself.
  const server = createServer({ ...certificate, ciphers: `${DEFAULT_CIPHERS}:@SECLEVEL=0` }, listener);
  const { port } = new URL(await listen(server));
  return {
    url: `https://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

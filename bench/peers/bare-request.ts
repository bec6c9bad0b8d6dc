import { Agent, request } from 'node:https';

const agent = new Agent({ keepAlive: true });

/** A request to Keystone and nothing more: what an authorizer cannot do without when it asks who a token belongs to. */
export function handler({ authorizationToken: token }: { readonly authorizationToken: string }) {
  return new Promise<{ readonly statusCode: number; readonly body: string }>((resolve, reject) => {
    const headers = { 'X-Auth-Token': token, 'X-Subject-Token': token };
    const url = `${process.env['KEYSTONE_URL'] ?? ''}/v3/auth/tokens?nocatalog`;
    const asked = request(url, { agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ statusCode: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() });
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}

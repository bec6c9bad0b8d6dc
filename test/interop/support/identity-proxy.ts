import { request as httpRequest } from 'node:http';
import { startServer } from '../../support/listen';
import { answering } from '../../support/proxy';

export interface IdentityProxy {
  /** With the prefix, without `/v3`. */
  readonly url: string;
  /** Every token that was issued through it. */
  readonly issued: readonly string[];
  readonly close: () => Promise<void>;
}

/**
 * Stands in front of Keystone, as in clouds with one host for all services, and takes the prefix off.
 * @param prefix Such as `/identity`; a path without it is not found. Keystone learns of it, to write its links.
 */
export async function startIdentityProxy(keystoneUrl: string, prefix: string): Promise<IdentityProxy> {
  const issued: string[] = [];
  const { url, close } = await startServer((request, response) => {
    const path = request.url ?? '';
    if (!path.startsWith(`${prefix}/`)) {
      answering(404, '<html>Not Found</html>')(request, response);
      return;
    }
    const { method, headers } = request;
    const forwardedFor = { 'x-forwarded-host': headers.host, 'x-forwarded-prefix': prefix };
    const options = { method, headers: { ...headers, ...forwardedFor }, agent: false };
    const forwarded = httpRequest(keystoneUrl + path.slice(prefix.length), options, (answer) => {
      issued.push(...[answer.headers['x-subject-token'] ?? []].flat());
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    forwarded.on('error', () => response.destroy());
    request.pipe(forwarded);
  });
  return { url: url + prefix, issued, close };
}

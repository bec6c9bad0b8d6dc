import type { Environment } from './credentials';
import { Refusal } from './refusal';

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

/**
 * The base URL of a service that will get a token or a password, without a slash at the end.
 * @param source Where the value came from, as the person knows it: `--url`.
 * @throws Refusal that does not repeat the value, which may hold a password.
 */
export function serviceUrl(source: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !keepsSecrets(url) || url.username || url.password || url.search || url.hash) {
    throw new Refusal(
      `${source} must be an https URL (http only to 127.0.0.1, ::1 or localhost) without user, query or fragment.`,
    );
  }
  return url.origin + url.pathname.replace(/\/+$/, '');
}

function keepsSecrets({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
}

/**
 * The base URL of the identity service, without `/v3`: from `--auth-url`, or else from the environment.
 * @throws Refusal when there is neither, or as `serviceUrl`.
 */
export function readAuthUrl(authUrl: string | undefined, { OS_AUTH_URL: fallback }: Environment): string {
  const [source, value] = authUrl === undefined ? ['OS_AUTH_URL', fallback] : ['--auth-url', authUrl];
  if (!value) throw new Refusal('--auth-url is missing, and OS_AUTH_URL is not set either.');
  return serviceUrl(source, value).replace(/\/v3$/, '').replace(/\/+$/, '');
}

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

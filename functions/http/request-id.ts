import { randomUUID } from 'node:crypto';

/** What may go back into a header and a log line. */
const CALLERS_OWN = /^[A-Za-z0-9_.-]{1,128}$/;

/** `req-<uuid>` as OpenStack services write it, or the caller's own id with `req-` in front. */
export function requestIdOf(sent: string | undefined): string {
  if (sent === undefined || !CALLERS_OWN.test(sent)) return `req-${randomUUID()}`;
  return sent.startsWith('req-') ? sent : `req-${sent}`;
}

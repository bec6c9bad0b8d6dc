import { reasonOf } from '../command/refusal';
import { type Reply, send } from '../command/send';
import { compare, type Finding, statusText } from './compare';
import { sendOverHttp2 } from './send-over-http2';
import type { Check, Correction } from './visit';

export interface Outcome {
  readonly check: string;
  /** The status first. */
  readonly findings: readonly Finding[];
  /** How long the answer took. */
  readonly ms?: number;
  /** Why the question was not asked. */
  readonly skipped?: string;
  readonly correct?: Correction;
}

/** More than a cold start with a slow Keystone takes. */
export const TIMEOUT_MS = 15_000;

/**
 * Sends the requests one after the other. A missing answer is a finding, not an error.
 * @param secret The visitor's token: what an answer repeats of it does not get into the outcome.
 */
export async function runChecks(
  apiUrl: string,
  checks: readonly Check[],
  secret: string,
  senders: Senders = { http1: send, http2: sendOverHttp2 },
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const check of checks) {
    const start = performance.now();
    const result = await runCheck(apiUrl, check, secret, senders);
    const ms = Math.round(performance.now() - start);
    const { name, correct } = check;
    outcomes.push({ check: name, ...result, ...(!result.skipped && { ms }), ...(correct && { correct }) });
  }
  return outcomes;
}

/** `http2` answers undefined where that is not offered. */
interface Senders {
  readonly http1: typeof send;
  readonly http2: typeof sendOverHttp2;
}

export function isAsExpected({ findings }: Outcome): boolean {
  return findings.every(({ ok }) => ok);
}

async function runCheck(
  apiUrl: string,
  { request, expect, overHttp2 }: Check,
  secret: string,
  { http1, http2 }: Senders,
): Promise<Pick<Outcome, 'findings' | 'skipped'>> {
  try {
    const asked = { url: apiUrl, timeoutMs: TIMEOUT_MS, ...request };
    const reply = overHttp2 ? await http2(asked) : await http1(asked);
    if (reply === undefined) return { findings: [], skipped: 'no HTTP/2 offered' };
    return { findings: compare(expect, without(secret, reply)) };
  } catch (error) {
    const seen = `no answer: ${reasonOf(error)}`;
    return { findings: [{ part: 'status', expected: statusText(expect.status), seen, ok: false }] };
  }
}

function without(secret: string, { status, headers, body }: Reply): Reply {
  const clean = (text: string): string => text.replaceAll(secret, '(token)');
  return {
    status,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, clean(value)])),
    body: clean(body),
  };
}

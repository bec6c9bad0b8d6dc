import type { Json } from './json';

const YEAR_10000 = Date.UTC(10_000) / 1000;
const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?$/;

/**
 * Epoch seconds as agents report them → `YYYY-MM-DDTHH:MM:SS.ffffff` in UTC without a zone, the form of the documented
 * example; null for "never", which agents write as -1, and for what is no time of this age.
 */
export function timestampOf(seconds: Json | undefined): string | null {
  if (typeof seconds !== 'number' || seconds <= 0 || seconds >= YEAR_10000) return null;
  return new Date(seconds * 1000).toISOString().replace('Z', '000');
}

/** Times as above → microseconds since 1970, exact until the year 2255; undefined for what is no time. */
export function microsecondsOf(timestamp: string | undefined): number | undefined {
  const [, seconds = '', fraction = ''] = TIME.exec(timestamp ?? '') ?? [];
  const milliseconds = Date.parse(`${seconds}Z`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds * 1000 + Number(fraction.padEnd(6, '0'));
}

/** The inverse of `microsecondsOf`, in the form of the documented example. */
export function timestampOfMicroseconds(microseconds: number): string {
  const milliseconds = Math.floor(microseconds / 1000);
  const rest = String(microseconds - milliseconds * 1000).padStart(3, '0');
  return new Date(milliseconds).toISOString().replace('Z', rest);
}

/** Now, or a microsecond after the previous time where clocks disagree: what was written later is later. */
export function timestampAfter(previous: string, now: Date): string {
  const earliest = (microsecondsOf(previous) ?? 0) + 1;
  return timestampOfMicroseconds(Math.max(now.getTime() * 1000, earliest));
}

/** As agents and sessions count: whole seconds since 1970. */
export function epochSeconds(now: Date): number {
  return Math.floor(now.getTime() / 1000);
}

import type { Json } from './job';

const YEAR_10000 = Date.UTC(10_000) / 1000;

/**
 * Epoch seconds as agents report them → `YYYY-MM-DDTHH:MM:SS.ffffff` in UTC without a zone, the form of the documented
 * example; null for "never", which agents write as -1, and for what is no time of this age.
 */
export function timestampOf(epochSeconds: Json | undefined): string | null {
  if (typeof epochSeconds !== 'number' || epochSeconds <= 0 || epochSeconds >= YEAR_10000) return null;
  return new Date(epochSeconds * 1000).toISOString().replace('Z', '000');
}

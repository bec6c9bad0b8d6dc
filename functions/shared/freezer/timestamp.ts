import type { Json } from './job';

/**
 * Epoch seconds as agents report them → `YYYY-MM-DDTHH:MM:SS.ffffff` in UTC without a zone, the form of the documented
 * example; null for "never", which agents write as -1.
 */
export function timestampOf(epochSeconds: Json | undefined): string | null {
  if (typeof epochSeconds !== 'number' || epochSeconds <= 0) return null;
  const time = new Date(epochSeconds * 1000);
  return Number.isNaN(time.getTime()) ? null : time.toISOString().replace('Z', '000');
}

/**
 * Whether an `Accept` header admits `application/json`: the most specific range that covers it decides, and a quality
 * of 0 excludes (RFC 9110, 12.5.1). No header admits everything. Like Freezer's server, takes `*` for any type and an
 * unreadable quality for 1.
 */
export function acceptsJson(accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === '') return true;
  const ranges = accept.split(',').map(parseRange);
  for (const covering of ['application/json', 'application/*', '*/*']) {
    const qualities = ranges.filter(([range]) => range === covering).map(([, quality]) => quality);
    if (qualities.length > 0) return Math.max(...qualities) > 0;
  }
  return false;
}

function parseRange(text: string): [range: string, quality: number] {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const value = quality === undefined ? 1 : Number(quality.slice(2));
  return [range === '*' ? '*/*' : range, Number.isNaN(value) ? 1 : value];
}

/** A plan that nobody made. */
const ABSENT = 'f'.repeat(32);
const MINUTES_10 = 600;

/**
 * Names for what differs between two servers that do the same. A name is bound to a value of this side; what is
 * bound to none is `{id}` (32 hexadecimal digits), `{hash}` (40), `{now}` (seconds of the epoch) or `{time}` (text with microseconds). Times
 * count as `now` within ten minutes, so that one that a client sent stays as it is.
 */
export class Names {
  private readonly values: Map<string, string>;

  constructor(values: Iterable<readonly [name: string, value: string]>) {
    this.values = new Map([['absent', ABSENT], ...values]);
  }

  bind(name: string, value: string): void {
    this.values.set(name, value);
  }

  /** Puts values in the place of names. */
  fill(text: string): string {
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => this.values.get(name) ?? whole);
  }

  /** Puts names in the place of values. */
  generalise(text: string): string {
    const named = [...this.values].reduce((rest, [name, value]) => rest.replaceAll(value, `{${name}}`), text);
    return named
      .replace(/\b[0-9a-f]{40}\b/g, '{hash}')
      .replace(/\b[0-9a-f]{32}\b/g, '{id}')
      .replace(/"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}"/g, '"{time}"')
      .replace(/(?<=: ?)\d{10}\b/g, (seconds) => (isNow(Number(seconds)) ? '"{now}"' : seconds));
  }
}

function isNow(seconds: number): boolean {
  return Math.abs(seconds - Date.now() / 1000) < MINUTES_10;
}

import { Token } from 'aws-cdk-lib';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A setting that is missing, wrong or unknown, in one sentence for the person who deploys. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/**
 * Turns what was given for a setting into its value.
 * @throws SettingError
 */
export type Reader<Value> = (name: string, value: unknown) => Value;

export function refuse(name: string, value: unknown, allowed: string): never {
  // Who gives a file's text in place of its path may have given a private key.
  const given = typeof value === 'string' && /[\r\n]/.test(value) ? '(a text of several lines)' : value;
  throw new SettingError(`The setting ${name} is ${JSON.stringify(given)}, but it must be ${allowed}.`);
}

/** Tokens go there, so plain HTTP only to this machine; quotes would end the constant of a response header. */
export function identityUrl(name: string, value: unknown): string {
  const allowed =
    'an https URL (http only to 127.0.0.1, ::1 or localhost) without user, query, fragment or quotes';
  if (typeof value !== 'string' || !URL.canParse(value)) return refuse(name, value, allowed);
  const { protocol, hostname, origin, pathname, username, password } = new URL(value);
  if (username || password) return refuse(name, '(a URL with a user)', allowed);
  const loopback = ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
  const secret = protocol === 'https:' || (protocol === 'http:' && loopback);
  if (!secret || /['"\s?#]/.test(value)) return refuse(name, value, allowed);
  return origin + pathname.replace(/\/+$/, '').replace(/\/v3$/, '').replace(/\/+$/, '');
}

export function wholeNumber(least: number, most: number): Reader<number> {
  return (name, value) => {
    const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
    return typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most
      ? number
      : refuse(name, value, `a whole number from ${least} to ${most}`);
  };
}

export function oneOf<Choice extends string>(...choices: readonly Choice[]): Reader<Choice> {
  return (name, value) =>
    choices.find((choice) => choice === value) ?? refuse(name, value, choices.join(' or '));
}

/** CDK's context has true and false in cdk.json, and texts on the command line. */
export const trueOrFalse: Reader<boolean> = (name, value) =>
  typeof value === 'boolean' ? value : oneOf('true', 'false')(name, value) === 'true';

export function matching(pattern: RegExp, allowed: string): Reader<string> {
  return (name, value) =>
    typeof value === 'string' && pattern.test(value) ? value : refuse(name, value, allowed);
}

/** Ids and ARNs may also be those of resources of the same app, which are known only when it is deployed. */
export function awsId(pattern: RegExp, allowed: string): Reader<string> {
  const read = matching(pattern, allowed);
  return (name, value) => (isUnresolved(value) ? value : read(name, value));
}

export function oneOfNumbers<Choice extends number>(choices: readonly Choice[]): Reader<Choice> {
  return (name, value) =>
    choices.find((choice) => String(choice) === String(value)) ?? refuse(name, value, choices.join(', '));
}

/** A comma list of `key=value`, or an object. */
export function mapOf(
  key: { readonly pattern: RegExp; readonly allowed: string },
  item: { readonly pattern: RegExp; readonly awsId?: true },
): Reader<Readonly<Record<string, string>>> {
  return (name, value) => {
    const entries = entriesOf(value);
    const keys = new Set(entries.map(([first]) => first));
    const well = entries.every(
      ([first, second]) =>
        key.pattern.test(first) &&
        ((item.awsId === true && isUnresolved(second)) ||
          (typeof second === 'string' && item.pattern.test(second))),
    );
    return well && entries.length > 0 && keys.size === entries.length
      ? Object.fromEntries(entries.map(([first, second]) => [first, String(second)]))
      : refuse(name, value, `a comma list of ${key.allowed}`);
  };
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (typeof value === 'object' && value !== null) return Object.entries(value);
  if (typeof value !== 'string') return [];
  return value.split(',').map((entry) => {
    const at = entry.indexOf('=');
    return at < 0 ? ['', undefined] : [entry.slice(0, at), entry.slice(at + 1)];
  });
}

function isUnresolved(value: unknown): value is string {
  return typeof value === 'string' && Token.isUnresolved(value);
}

/** A comma list, or an array. */
export function listOf(pattern: RegExp, allowed: string): Reader<readonly string[]> {
  return (name, value) => {
    const items: readonly unknown[] =
      typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [];
    const isItem = (item: unknown): item is string =>
      isUnresolved(item) || (typeof item === 'string' && pattern.test(item));
    return items.length > 0 && items.every(isItem)
      ? items
      : refuse(name, value, `a comma list of ${allowed}`);
  };
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** A path → the certificates in that file, as PEM. A private key beside them would be deployed, so it is refused. */
export function certificates(name: string, value: unknown): string {
  const allowed = 'the path of a file with PEM certificates and no private key';
  try {
    const text = readFileSync(String(value), 'utf8');
    const found = text.match(CERTIFICATE) ?? [];
    if (found.length === 0 || text.includes('PRIVATE KEY')) return refuse(name, value, allowed);
    return found.map((pem) => new X509Certificate(pem).toString()).join('');
  } catch {
    return refuse(name, value, allowed);
  }
}

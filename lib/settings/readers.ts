import { Token } from 'aws-cdk-lib';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Reader } from './setting';

/** Tokens go there, so plain HTTP only to this machine; quotes would end the constant of a response header. */
export const identityUrl: Reader<string> = {
  allowed: 'an https URL (http only to 127.0.0.1, ::1 or localhost) without user, query, fragment or quotes',
  type: 'string',
  parse: (given) => {
    if (typeof given !== 'string' || !URL.canParse(given) || /['"\s?#]/.test(given)) return undefined;
    const { protocol, hostname, origin, pathname, username, password } = new URL(given);
    const loopback = ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
    const secret = protocol === 'https:' || (protocol === 'http:' && loopback);
    if (!secret || username || password) return undefined;
    return origin + pathname.replace(/\/+$/, '').replace(/\/v3$/, '').replace(/\/+$/, '');
  },
};

export function wholeNumber(least: number, most: number): Reader<number> {
  return {
    allowed: `a whole number from ${least} to ${most}`,
    type: 'number',
    parse: (given) => {
      const number = typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : given;
      const allowed = typeof number === 'number' && Number.isInteger(number);
      return allowed && number >= least && number <= most ? number : undefined;
    },
  };
}

export function oneOf<Choice extends string>(...choices: readonly Choice[]): Reader<Choice> {
  return {
    allowed: choices.join(' or '),
    type: choices.map((choice) => `'${choice}'`).join(' | '),
    parse: (given) => choices.find((choice) => choice === given),
  };
}

export function oneOfNumbers<Choice extends number>(choices: readonly Choice[]): Reader<Choice> {
  return {
    allowed: choices.join(', '),
    type: choices.join(' | '),
    parse: (given) => choices.find((choice) => String(choice) === String(given)),
  };
}

/** The same, where the construct takes a type of the CDK's or of the contract's. */
export function typed<Value>(type: string, reader: Reader<Value>): Reader<Value> {
  return { ...reader, type };
}

/** CDK's context has true and false in cdk.json, and texts on the command line. */
export const trueOrFalse: Reader<boolean> = {
  allowed: 'true or false',
  type: 'boolean',
  parse: (given) => [true, false].find((choice) => choice === given || String(choice) === given),
};

export function matching(pattern: RegExp, allowed: string): Reader<string> {
  return {
    allowed,
    type: 'string',
    parse: (given) => (typeof given === 'string' && pattern.test(given) ? given : undefined),
  };
}

/** Ids and ARNs may also be those of resources of the same app, which are known only when it is deployed. */
export function awsId(pattern: RegExp, allowed: string): Reader<string> {
  const reader = matching(pattern, allowed);
  return { ...reader, late: true, parse: (given) => (isUnresolved(given) ? given : reader.parse(given)) };
}

/** What a key or a value of a map must be. */
interface Part {
  readonly pattern: RegExp;
  /** What is missing where the pattern does not match, as in `"x" is no kind of table`. */
  readonly called: string;
}

/**
 * A comma list of `key=value`, or an object.
 * @param item `awsId` where it may be known only when the stack is deployed.
 */
export function mapOf(
  allowed: string,
  key: Part,
  item: Part & { readonly awsId?: true },
): Reader<Readonly<Record<string, string>>> {
  const isItem = (value: unknown): boolean =>
    (item.awsId === true && isUnresolved(value)) || (typeof value === 'string' && item.pattern.test(value));
  const wrongPart = (given: unknown): string | undefined => {
    const entries = entriesOf(given);
    const keys = entries.map(([first]) => first);
    const twice = keys.find((each, at) => keys.indexOf(each) < at);
    const [first, second] = entries.find(([one, other]) => !key.pattern.test(one) || !isItem(other)) ?? [];
    if (entries.length === 0) return 'there is nothing in it';
    if (twice !== undefined) return `${JSON.stringify(twice)} is named twice`;
    if (first === undefined) return undefined;
    return key.pattern.test(first)
      ? `${JSON.stringify(second)} is ${item.called}`
      : `${JSON.stringify(first)} is ${key.called}`;
  };
  return {
    allowed,
    type: 'Readonly<Record<string, string>>',
    ...(item.awsId && { late: true }),
    wrongPart,
    parse: (given) =>
      wrongPart(given) === undefined
        ? Object.fromEntries(entriesOf(given).map(([first, second]) => [first, String(second)]))
        : undefined,
  };
}

/** A comma list of `key=number`, or an object; numbers of up to five digits. */
export function numbersOf<Key extends string>(
  keys: readonly Key[],
): Reader<Readonly<Partial<Record<Key, number>>>> {
  const { allowed, parse, wrongPart } = mapOf(
    `a comma list of key=number, where a key is ${keys.join(', ')}`,
    { pattern: new RegExp(`^(${keys.join('|')})$`), called: 'none of these keys' },
    { pattern: /^[1-9]\d{0,4}$/, called: 'no number from 1 to 99999' },
  );
  return {
    allowed,
    type: 'Readonly<Partial<Record<string, number>>>',
    wrongPart: (given) => wrongPart?.(inTexts(given)),
    parse: (given) => {
      const texts = parse(inTexts(given));
      if (texts === undefined) return undefined;
      const numbers = Object.entries(texts).map(([key, text]) => [key, Number(text)]);
      return Object.fromEntries(numbers) as Readonly<Partial<Record<Key, number>>>;
    },
  };
}

/** The construct's property has numbers. */
function inTexts(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given;
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, String(value)]));
}

function entriesOf(given: unknown): readonly (readonly [string, unknown])[] {
  if (typeof given === 'object' && given !== null) return Object.entries(given);
  if (typeof given !== 'string') return [];
  return given.split(',').map((entry) => {
    const at = entry.indexOf('=');
    return at < 0 ? [entry, undefined] : [entry.slice(0, at), entry.slice(at + 1)];
  });
}

function isUnresolved(value: unknown): value is string {
  return typeof value === 'string' && Token.isUnresolved(value);
}

/** A comma list, or an array. */
export function listOf(pattern: RegExp, allowed: string): Reader<readonly string[]> {
  const isItem = (item: unknown): item is string =>
    isUnresolved(item) || (typeof item === 'string' && pattern.test(item));
  return {
    allowed: `a comma list of ${allowed}`,
    type: 'readonly string[]',
    late: true,
    parse: (given) => {
      const items: readonly unknown[] =
        typeof given === 'string' ? given.split(',') : Array.isArray(given) ? given : [];
      return items.length > 0 && items.every(isItem) ? items : undefined;
    },
  };
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Of an RSA key; Node 24 trusts no certificate with less (OpenSSL's security level 2), where Node 20 did. */
const LEAST_RSA_BITS = 2048;

/** A path → the certificates in that file, as PEM. A private key beside them would be deployed, so it is refused. */
export const certificates: Reader<string> = {
  allowed: `the path of a file with PEM certificates, of RSA keys with at least ${LEAST_RSA_BITS} bits, and no private key`,
  type: 'string',
  parse: (given) => {
    try {
      const text = readFileSync(String(given), 'utf8');
      const found = text.match(CERTIFICATE) ?? [];
      if (found.length === 0 || text.includes('PRIVATE KEY')) return undefined;
      const read = found.map((pem) => new X509Certificate(pem));
      return read.some(isWeak) ? undefined : read.join('');
    } catch {
      return undefined;
    }
  },
};

function isWeak({ publicKey }: X509Certificate): boolean {
  const { modulusLength } = publicKey.asymmetricKeyDetails ?? {};
  return modulusLength !== undefined && modulusLength < LEAST_RSA_BITS;
}

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
  return { ...reader, parse: (given) => (isUnresolved(given) ? given : reader.parse(given)) };
}

/** A comma list of `key=value`, or an object. */
export function mapOf(
  key: { readonly pattern: RegExp; readonly allowed: string },
  item: { readonly pattern: RegExp; readonly awsId?: true },
): Reader<Readonly<Record<string, string>>> {
  const isItem = (value: unknown): boolean =>
    (item.awsId === true && isUnresolved(value)) || (typeof value === 'string' && item.pattern.test(value));
  return {
    allowed: `a comma list of ${key.allowed}`,
    type: 'Readonly<Record<string, string>>',
    parse: (given) => {
      const entries = entriesOf(given);
      const keys = new Set(entries.map(([first]) => first));
      const allowed = entries.every(([first, second]) => key.pattern.test(first) && isItem(second));
      if (!allowed || entries.length === 0 || keys.size < entries.length) return undefined;
      return Object.fromEntries(entries.map(([first, second]) => [first, String(second)]));
    },
  };
}

function entriesOf(given: unknown): readonly (readonly [string, unknown])[] {
  if (typeof given === 'object' && given !== null) return Object.entries(given);
  if (typeof given !== 'string') return [];
  return given.split(',').map((entry) => {
    const at = entry.indexOf('=');
    return at < 0 ? ['', undefined] : [entry.slice(0, at), entry.slice(at + 1)];
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
    parse: (given) => {
      const items: readonly unknown[] =
        typeof given === 'string' ? given.split(',') : Array.isArray(given) ? given : [];
      return items.length > 0 && items.every(isItem) ? items : undefined;
    },
  };
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** A path → the certificates in that file, as PEM. A private key beside them would be deployed, so it is refused. */
export const certificates: Reader<string> = {
  allowed: 'the path of a file with PEM certificates and no private key',
  type: 'string',
  parse: (given) => {
    try {
      const text = readFileSync(String(given), 'utf8');
      const found = text.match(CERTIFICATE) ?? [];
      if (found.length === 0 || text.includes('PRIVATE KEY')) return undefined;
      return found.map((pem) => new X509Certificate(pem).toString()).join('');
    } catch {
      return undefined;
    }
  },
};

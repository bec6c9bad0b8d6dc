import { createPrivateKey, generateKeyPairSync, sign, X509Certificate } from 'node:crypto';

export interface SelfSigned {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly cert: string;
}

export interface CertificateOptions {
  /** How long it is valid from now; 1 if not given. */
  readonly daysLeft?: number;
  /** Length of an RSA key; a key on the curve P-256 if not given. */
  readonly rsaBits?: number;
  /** The authority that signs it, if not it itself. */
  readonly issuer?: SelfSigned;
  /** Whether it may sign others. */
  readonly authority?: true;
}

const DAY_MS = 86_400_000;
/** Object identifiers as DER writes them: 1.2.840.10045.4.3.2, 1.2.840.113549.1.1.11, 2.5.4.3, 2.5.29.17 and 2.5.29.19. */
const ECDSA_WITH_SHA256 = sequence(der(0x06, Buffer.from('2a8648ce3d040302', 'hex')));
const RSA_WITH_SHA256 = sequence(der(0x06, Buffer.from('2a864886f70d01010b', 'hex')), der(0x05));
const COMMON_NAME = der(0x06, Buffer.from('550403', 'hex'));
const SUBJECT_ALTERNATIVE_NAME = der(0x06, Buffer.from('551d11', 'hex'));
const BASIC_CONSTRAINTS = der(0x06, Buffer.from('551d13', 'hex'));
const TRUE = der(0x01, Buffer.from([0xff]));

/**
 * A key and its certificate for a host name: X.509 version 3 (RFC 5280, 4.1), because Node can read certificates but makes
 * none, and a key that lies in a repository is a secret that everybody knows.
 */
export function selfSigned(
  host: string,
  { daysLeft = 1, rsaBits, issuer, authority }: CertificateOptions = {},
): SelfSigned {
  const { privateKey, publicKey } =
    rsaBits === undefined
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: rsaBits });
  const signer = issuer === undefined ? privateKey : createPrivateKey(issuer.key);
  const algorithm = signer.asymmetricKeyType === 'rsa' ? RSA_WITH_SHA256 : ECDSA_WITH_SHA256;
  const hosts = sequence(der(0x82, Buffer.from(host)));
  const body = sequence(
    der(0xa0, integer(2)),
    integer(1),
    algorithm,
    nameOf(issuer === undefined ? host : commonNameOf(issuer)),
    sequence(time(Date.now() - 2 * DAY_MS), time(Date.now() + daysLeft * DAY_MS)),
    nameOf(host),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(
      0xa3,
      sequence(
        sequence(SUBJECT_ALTERNATIVE_NAME, der(0x04, hosts)),
        ...(authority ? [sequence(BASIC_CONSTRAINTS, TRUE, der(0x04, sequence(TRUE)))] : []),
      ),
    ),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, signer));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: pem(sequence(body, algorithm, signature)),
  };
}

function nameOf(commonName: string): Buffer {
  return sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(commonName)))));
}

function commonNameOf({ cert }: SelfSigned): string {
  return new X509Certificate(cert).subject.replace(/^CN=/, '');
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, ...parts);
}

function integer(value: number): Buffer {
  return der(0x02, Buffer.from([value]));
}

/** UTCTime: two digits of the year, no fraction of a second. */
function time(epochMilliseconds: number): Buffer {
  const digits = new Date(epochMilliseconds).toISOString().replace(/\D/g, '');
  return der(0x17, Buffer.from(`${digits.slice(2, 14)}Z`));
}

/** One value: its tag, its length in as few bytes as hold it, and its content. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const bytes = length < 256 ? [length] : [length >> 8, length & 0xff];
  const size = length < 128 ? bytes : [0x80 + bytes.length, ...bytes];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function pem(certificate: Buffer): string {
  // An empty line at the end would be no PEM to OpenSSL.
  const lines = certificate.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

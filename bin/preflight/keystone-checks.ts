import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { connect, DEFAULT_CIPHERS, type PeerCertificate, rootCertificates } from 'node:tls';
import { types } from 'node:util';
import { isFields, objectIn, parseJson } from '../../functions/keystone/json';
import { parseToken } from '../../functions/keystone/validate-token';
import type { Settings } from '../../lib/settings/settings';
import type { Environment } from '../command/credentials';
import { reasonOf } from '../command/refusal';
import { type Reply, type Request, send } from '../command/send';
import { type Check, type Finding, obstacle, ok, unknown, warning } from './finding';

const DAY_MS = 86_400_000;
const LATE_DAYS = 14;
const CONNECT_MS = 10_000;

/** RFC 1918 and 4193. */
const PRIVATE = new BlockList();
PRIVATE.addSubnet('10.0.0.0', 8);
PRIVATE.addSubnet('172.16.0.0', 12);
PRIVATE.addSubnet('192.168.0.0', 16);
PRIVATE.addSubnet('fc00::', 7, 'ipv6');

/** Keystone as the authorizer will meet it: by its address, its certificate and its responses. */
export function keystoneChecks(settings: Settings, { OS_TOKEN: token }: Environment): readonly Check[] {
  const { keystoneUrl } = settings;
  return [
    { name: "Keystone's address", ask: () => addressFinding(settings) },
    ...(keystoneUrl.startsWith('https:')
      ? [{ name: "Keystone's certificate", ask: () => certificateFinding(settings) }]
      : []),
    { name: "Keystone's version document", ask: () => versionFinding(settings) },
    ...(token ? [{ name: 'a token that shows itself', ask: () => tokenFinding(settings, token) }] : []),
  ];
}

/**
 * What Node 24 asks of a server's certificate, on an older Node as well: its OpenSSL has security level 2, which wants RSA keys
 * of 2,048 bits and no SHA-1. The authorities are Node's own, whatever this machine trusts besides.
 */
function asLambda({ keystoneCaFile }: Settings) {
  return { ca: keystoneCaFile ?? [...rootCertificates], ciphers: `${DEFAULT_CIPHERS}:@SECLEVEL=2` };
}

async function addressFinding({ keystoneUrl, authorizerSubnets }: Settings): Promise<Finding> {
  if (authorizerSubnets !== undefined) return ok('The authorizer looks for it in its own network.');
  const host = hostOf(keystoneUrl);
  try {
    const found = await lookup(host, { all: true });
    const inside = found.find(({ address, family }) =>
      PRIVATE.check(address, family === 6 ? 'ipv6' : 'ipv4'),
    );
    return inside === undefined
      ? ok()
      : obstacle(
          `${inside.address} is private, and Lambda's own network does not reach it: set authorizerSubnets.`,
        );
  } catch (error) {
    return obstacle(`${host} has no address here (${reasonOf(error)}): check keystoneUrl.`);
  }
}

async function certificateFinding(settings: Settings): Promise<Finding> {
  try {
    const { valid_to: end } = await peerCertificate(settings);
    const days = Math.floor((Date.parse(end) - Date.now()) / DAY_MS);
    return days < LATE_DAYS ? warning(`It ends in ${days} days: renew it.`) : ok(`It ends in ${days} days.`);
  } catch (error) {
    return certificateFault(error) ?? unreachable(error, settings);
  }
}

function peerCertificate(settings: Settings): Promise<PeerCertificate> {
  const { port } = new URL(settings.keystoneUrl);
  const host = hostOf(settings.keystoneUrl);
  return new Promise((resolve, reject) => {
    const socket = connect({
      ...asLambda(settings),
      host,
      port: Number(port || 443),
      ...(isIP(host) === 0 && { servername: host }),
    });
    socket.setTimeout(CONNECT_MS, () => socket.destroy(new Error(`no connection within ${CONNECT_MS} ms`)));
    socket.on('error', reject);
    socket.on('secureConnect', () => {
      resolve(socket.getPeerCertificate());
      socket.destroy();
    });
  });
}

/** By OpenSSL's and Node's names of what is wrong with it. */
const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [
    /too weak|too small/i,
    'Node 24 takes no such key: make one with RSA of at least 2,048 bits, or on a curve',
  ],
  [/CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/, 'renew it'],
  [/ALTNAME_INVALID/, 'give the name that it is for in keystoneUrl'],
  [
    /SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY_LEAF)/,
    "name its authority's certificate with keystoneCaFile, and let Keystone send those between",
  ],
  [/^(EPROTO|ERR_SSL|ERR_TLS|CERT_|UNSPECIFIED)/, 'Node 24 would refuse it'],
];

function certificateFault(error: unknown): Finding | undefined {
  const reason = reasonOf(error);
  const code = types.isNativeError(error) && 'code' in error ? String(error.code) : '';
  const [, remedy] = REMEDIES.find(([pattern]) => pattern.test(code) || pattern.test(reason)) ?? [];
  return remedy === undefined ? undefined : obstacle(`${reason}: ${remedy}.`);
}

async function versionFinding(settings: Settings): Promise<Finding> {
  try {
    const { status, body } = await askKeystone(settings, { path: '/v3' });
    const id = objectIn(parseJson(body), 'version')?.['id'];
    return status === 200 && typeof id === 'string' && id.startsWith('v3')
      ? ok(`It is ${id}.`)
      : obstacle(
          `It responds with ${status} and no version document of the identity API v3: check keystoneUrl.`,
        );
  } catch (error) {
    return certificateFault(error) === undefined
      ? unreachable(error, settings)
      : unknown('It was not asked for, because of the certificate.');
  }
}

/** The same question as the authorizer's: the token is shown to itself. */
async function tokenFinding(settings: Settings, token: string): Promise<Finding> {
  const headers = { 'X-Auth-Token': token, 'X-Subject-Token': token };
  try {
    return shownToken(await askKeystone(settings, { path: '/v3/auth/tokens?nocatalog', headers }), settings);
  } catch (error) {
    return certificateFault(error) === undefined
      ? unreachable(error, settings)
      : unknown('It was not shown, because of the certificate.');
  }
}

function shownToken({ status, body }: Reply, { serviceCredential }: Settings): Finding {
  if (status === 200 && parseToken(body) !== undefined) return ok();
  if (status === 403) {
    return serviceCredential === undefined
      ? obstacle('Keystone does not show the token in OS_TOKEN to itself (403): set serviceCredential.')
      : ok('Keystone does not show it (403), which the service credential makes good.');
  }
  return status === 401 || (status === 404 && isFields(parseJson(body)))
    ? unknown(`Keystone does not accept the token in OS_TOKEN (${status}): take a fresh one.`)
    : obstacle(`Keystone responds with ${status} and no token: look into its log.`);
}

function askKeystone(settings: Settings, request: Pick<Request, 'path' | 'headers'>): Promise<Reply> {
  const { keystoneUrl: url, keystoneTimeoutSeconds: seconds } = settings;
  return send({ url, ...request, tls: asLambda(settings), timeoutMs: seconds * 1000 });
}

/** From here; the authorizer may have another way. */
function unreachable(error: unknown, { authorizerSubnets }: Settings): Finding {
  const reason = `It cannot be reached from here (${reasonOf(error)})`;
  return authorizerSubnets === undefined
    ? obstacle(`${reason}: check keystoneUrl and keystoneTimeoutSeconds, or set authorizerSubnets.`)
    : unknown(`${reason}: run this in the network of authorizerSubnets.`);
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[|\]$/g, '');
}

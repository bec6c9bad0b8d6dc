import { createHmac, randomUUID } from 'node:crypto';
import { type KeystoneApi, textAt } from '../../support/peers/keystone-api';
import type { ApplicationCredential, User } from '../../support/peers/keystone-login';

/** A request that an application credential may send; without such rules it may send all. */
export interface AccessRule {
  readonly service: string;
  readonly method: string;
  readonly path: string;
}

/** @param token The user's own, whose project and roles the credential gets. */
export async function createApplicationCredential(
  keystone: KeystoneApi,
  user: User,
  token: string,
  access_rules?: readonly AccessRule[],
): Promise<ApplicationCredential> {
  const answer = await keystone.ask({
    method: 'POST',
    path: `/users/${user.id}/application_credentials`,
    token,
    body: { application_credential: { name: randomUUID(), access_rules } },
  });
  const at = (name: string): string => textAt(answer, 'application_credential', name);
  return { id: at('id'), secret: at('secret') };
}

export interface Trust {
  readonly trustor: User;
  readonly trustee: User;
  readonly role: string;
  readonly project_id: string;
  /** Whether the trustee's token says that it is the trustor's. */
  readonly impersonation: boolean;
}

/**
 * @param token The trustor's own.
 * @returns The trust's id.
 */
export async function createTrust(
  keystone: KeystoneApi,
  token: string,
  { trustor, trustee, role, project_id, impersonation }: Trust,
): Promise<string> {
  const trust = {
    trustor_user_id: trustor.id,
    trustee_user_id: trustee.id,
    project_id,
    impersonation,
    roles: [{ name: role }],
  };
  const answer = await keystone.ask({ method: 'POST', path: '/OS-TRUST/trusts', token, body: { trust } });
  return textAt(answer, 'trust', 'id');
}

/**
 * A token for a request that was signed in EC2's way, which a service such as Swift's S3 gate asks Keystone for.
 * @param userToken The user's own; the token in return is for the same project.
 * @param serviceToken Of somebody whom Keystone lets ask.
 */
export async function issueEc2Token(
  keystone: KeystoneApi,
  user: User,
  {
    userToken,
    projectId,
    serviceToken,
  }: Readonly<Record<'userToken' | 'projectId' | 'serviceToken', string>>,
): Promise<string> {
  const answer = await keystone.ask({
    method: 'POST',
    path: `/users/${user.id}/credentials/OS-EC2`,
    token: userToken,
    body: { tenant_id: projectId },
  });
  const access = textAt(answer, 'credential', 'access');
  const secret = textAt(answer, 'credential', 'secret');
  const request = { verb: 'GET', host: 'freezer.example.com', path: '/' };
  const params = { AWSAccessKeyId: access, SignatureMethod: 'HmacSHA256', SignatureVersion: '2' };
  const signature = signVersion2(secret, request, params);
  const body = { credentials: { access, signature, params, ...request } };
  return keystone.issue({ path: '/ec2tokens', token: serviceToken, body });
}

/** EC2's signature version 2; the parameters must be in the order of their names and need no encoding. */
function signVersion2(
  secret: string,
  { verb, host, path }: Readonly<Record<'verb' | 'host' | 'path', string>>,
  params: Readonly<Record<string, string>>,
): string {
  const query = new URLSearchParams(params).toString();
  return createHmac('sha256', secret).update([verb, host, path, query].join('\n')).digest('base64');
}

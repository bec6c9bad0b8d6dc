import { login } from '../../support/peers/keystone-login';
import { createApplicationCredential } from './delegations';
import type { Realm } from './world';

/** The text of a secret with an application credential of a user who may validate tokens. */
export async function serviceCredential({ keystone, admin }: Realm): Promise<string> {
  const [user, project] = [await admin.createUser(), await admin.createProject()];
  await admin.assign(user, 'service', { projects: project });
  const token = await login(keystone, user, { project: { id: project } });
  const { id, secret } = await createApplicationCredential(keystone, user, token);
  return JSON.stringify({ application_credential_id: id, application_credential_secret: secret });
}

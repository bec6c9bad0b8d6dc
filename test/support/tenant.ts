import { send } from '../../bin/command/send';
import { DEMO_DATA } from '../../local/keystone/demo-data';
import { demoLogin } from '../../local/keystone/demo-login';
import { startKeystone } from '../../local/keystone/keystone';

export interface StartedTenant {
  readonly keystoneUrl: string;
  /** Of the member of the project `demo`. */
  readonly token: string;
  close(): Promise<void>;
}

/** The local identity service, and a token that block storage asks it about. */
export async function startTenant(): Promise<StartedTenant> {
  const keystone = await startKeystone({ port: 0, data: DEMO_DATA, services: () => [] });
  const body = JSON.stringify(demoLogin({ name: 'member', project: 'demo' }));
  const { headers } = await send({ method: 'POST', url: keystone.url, path: '/v3/auth/tokens', body });
  return {
    keystoneUrl: keystone.url,
    token: headers['x-subject-token'] ?? '',
    close: () => keystone.close(),
  };
}

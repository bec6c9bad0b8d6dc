import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { send } from '../../../bin/command/send';
import type { Realm } from '../support/world';
import { pathOf, type PolicyName } from './probes';
import type { Side } from './side';

export interface Freezer {
  readonly with: (policy: PolicyName) => Side;
  readonly close: () => Promise<void>;
}

/**
 * keystonemiddleware and oslo.policy, in a process of Debian's Python and with an account of its own in Keystone.
 * @param keystone URL of the Keystone that it asks.
 */
export async function startFreezer({ admin }: Realm, keystone: string): Promise<Freezer> {
  const [user, project_id] = [await admin.createUser(), await admin.createProject()];
  await admin.assign(user, 'service', { projects: project_id });
  const account = { keystone, user_id: user.id, password: user.password, project_id };

  const child = spawn('/usr/bin/python3', [join(__dirname, 'freezer.py')], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: '/usr/bin:/bin' },
  });
  child.stdin.write(`${JSON.stringify(account)}\n`);
  const url = await firstLine(child);
  return {
    with: (policy) => async (token, project, probe) => {
      const path = `${pathOf(probe, project)}?check=${encodeURIComponent(probe[policy])}`;
      const headers = { 'X-Auth-Token': token };
      const { status, body } = await send({ url, method: probe.method, path, headers });
      if (status === 200 || status === 401 || status === 403) return status;
      throw new Error(`keystonemiddleware answered ${status} ${body}`);
    },
    close: async () => {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}

/** @throws Error with what Python said when it ends without a line. */
async function firstLine(child: ChildProcessByStdio<Writable, Readable, Readable>): Promise<string> {
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error(`freezer.py does not start:\n${errors}`);
}

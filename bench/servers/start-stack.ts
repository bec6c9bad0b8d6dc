import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface StackOptions {
  /** Without it the stack brings one, and gives a token of it. */
  readonly keystoneUrl?: string;
  readonly project_id?: string;
  /** How many the table has. */
  readonly plans: number;
  /** How long the gateway caches the decision about a token. */
  readonly cacheSeconds: number;
}

export interface RunningStack {
  readonly url: string;
  readonly token: string;
  readonly close: () => Promise<void>;
}

/** @param node Path of the Node that runs it. */
export async function startStack(node: string, options: StackOptions): Promise<RunningStack> {
  const child = fork(join(__dirname, 'stack.ts'), [JSON.stringify(options)], {
    execPath: node,
    execArgv: ['--import', 'tsx', '--no-warnings'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const [hello] = (await Promise.race([once(child, 'message'), exited])) as unknown[];
  if (typeof hello !== 'object' || hello === null || !('url' in hello) || !('token' in hello)) {
    throw new Error('The local stack does not start.');
  }
  return {
    url: String(hello.url),
    token: String(hello.token),
    close: async () => {
      child.disconnect();
      await exited;
    },
  };
}

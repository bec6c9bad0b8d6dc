import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { LocalRunnerOptions } from '../local/local-runner';
import { type LocalStack, startLocalStack } from '../local/local-stack';
import { welcome } from '../local/welcome';

const portFrom = (name: string, fallback: number): number => {
  const text = process.env[name] ?? String(fallback);
  if (!/^\d+$/.test(text) || Number(text) > 65535) {
    throw new Error(`${name} is ${JSON.stringify(text)}, but it must be a port from 0 to 65535.`);
  }
  return Number(text);
};

/** A small one, unless `CINDER_URL` is where a real one is, or another identity service knows of one. */
const blockStorage = (keystoneUrl: string | undefined): { port: number } | { url: string } | undefined => {
  const { CINDER_URL: url, CINDER_PORT: port } = process.env;
  if (url) return { url };
  return keystoneUrl && !port ? undefined : { port: portFrom('CINDER_PORT', 8776) };
};

/** The account that runs managed plans: that of the demo data, or one of the identity service that is there. */
const runner = (keystoneUrl: string | undefined): LocalRunnerOptions | undefined => {
  const { RUNNER_USER: user_id, RUNNER_PASSWORD: password } = process.env;
  if (!keystoneUrl) return { ticking: true };
  return user_id && password ? { ticking: true, account: { user_id, password } } : undefined;
};

/** Ctrl-C ends it at any moment: what has been started by then is closed. A second one ends the process at once. */
async function main(): Promise<void> {
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      interruption.abort();
    });
  }
  const stack = await started(interruption.signal);
  if (stack !== undefined) {
    if (!interruption.signal.aborted) await once(interruption.signal, 'abort');
    await stack.close();
  }
  process.exit(0);
}

/** @returns Undefined when it was interrupted; then nothing of it is left. */
async function started(signal: AbortSignal): Promise<LocalStack | undefined> {
  try {
    return await start(signal);
  } catch (error) {
    // The synthesis keeps signals waiting, and fails when one has ended its bundler.
    await setImmediate();
    if (signal.aborted) return undefined;
    throw error;
  }
}

async function start(signal: AbortSignal): Promise<LocalStack> {
  // The SDK warns about Node 20; what is deployed runs on Node 24.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  const { KEYSTONE_URL: keystoneUrl, DATA_DIR: dataDir } = process.env;
  const [volumes, account] = [blockStorage(keystoneUrl), runner(keystoneUrl)];
  const stack = await startLocalStack({
    port: portFrom('PORT', 8736),
    keystonePort: portFrom('KEYSTONE_PORT', 5000),
    apiPage: true,
    signal,
    ...(keystoneUrl && { keystoneUrl }),
    ...(volumes && { blockStorage: volumes }),
    ...(account && { runner: account }),
    ...(dataDir && { dataDir }),
    onLog: (functionId, line) => {
      console.error(`${functionId}: ${line}`);
    },
  });
  console.log(welcome(stack, !keystoneUrl));
  return stack;
}

function fail(error: unknown): void {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const advice = taken ? ' (PORT, KEYSTONE_PORT and CINDER_PORT name others)' : '';
  console.error(error instanceof Error ? error.message + advice : error);
  process.exitCode = 1;
}

main().catch(fail);

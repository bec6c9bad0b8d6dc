import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { type LocalStack, startLocalStack } from '../local/local-stack';
import { welcome } from '../local/welcome';

const portFrom = (name: string, fallback: number): number => {
  const text = process.env[name] ?? String(fallback);
  if (!/^\d+$/.test(text) || Number(text) > 65535) {
    throw new Error(`${name} is ${JSON.stringify(text)}, but it must be a port from 0 to 65535.`);
  }
  return Number(text);
};

/** Undefined unless somebody wants one: `CINDER_PORT` starts a small one, `CINDER_URL` is where a real one is. */
const blockStorage = (): { port: number } | { url: string } | undefined => {
  const { CINDER_URL: url, CINDER_PORT: port } = process.env;
  if (url) return { url };
  return port ? { port: portFrom('CINDER_PORT', 8776) } : undefined;
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
  const volumes = blockStorage();
  const stack = await startLocalStack({
    port: portFrom('PORT', 8736),
    keystonePort: portFrom('KEYSTONE_PORT', 5000),
    apiPage: true,
    signal,
    ...(keystoneUrl && { keystoneUrl }),
    ...(volumes && { blockStorage: volumes }),
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

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Contender } from '../contenders/contender';

/** No probe takes as long; one that hangs must not keep the benchmark. */
const TIMEOUT_MS = 120_000;

export interface ProbeOptions {
  /** First invocation when all that started during init has ended. */
  readonly settled?: boolean;
  /** What the function's requests get in place of a network, by DynamoDB's operation. */
  readonly canned?: Readonly<Record<string, string>>;
  readonly warmUpCalls?: number;
  readonly calls?: number;
}

/**
 * Runs a contender in a fresh process.
 * @param node Path of the Node that runs it.
 * @returns What the probe measured, by name.
 */
export async function runProbe(
  node: string,
  probe: 'cold' | 'warm',
  { module, handler, event, environment }: Contender,
  options: ProbeOptions = {},
): Promise<Readonly<Record<string, number>>> {
  const argument = JSON.stringify({ module, handler, event, ...options });
  const child = spawn(node, [join(__dirname, `${probe}.cjs`), argument], {
    env: { ...environment, ...PROBE_ENVIRONMENT },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    timeout: TIMEOUT_MS,
  });
  const report = child.stdio[3];
  if (!(report instanceof Readable) || !child.stderr) throw new Error('The probe has no pipes.');
  const [numbers, errors] = await Promise.all([text(report), text(child.stderr), once(child, 'close')]);
  if (child.exitCode !== 0) throw new Error(`The probe ended with ${String(child.exitCode)}:\n${errors}`);
  return JSON.parse(numbers) as Record<string, number>;
}

const PROBE_ENVIRONMENT = {
  // The stub's certificate is nobody's; with `NODE_EXTRA_CA_CERTS` an empty function would start later, too.
  NODE_TLS_REJECT_UNAUTHORIZED: '0',
  NODE_NO_WARNINGS: '1',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  // Nobody's configuration of AWS is read.
  HOME: '/nonexistent',
};

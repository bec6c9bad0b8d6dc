import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { send } from '../../../bin/command/send';

export interface PeerProcess {
  /** Ends it and its workers. */
  readonly stop: () => Promise<void>;
}

interface Peer {
  /** As in its error messages. */
  readonly name: string;
  readonly url: string;
  /** What responds with this status as soon as it serves. */
  readonly path: string;
  readonly status: number;
  readonly logFile: string;
  /** What ends it. */
  readonly signal: 'SIGTERM' | 'SIGKILL';
}

/** The slowest takes 3-5 s on an idle machine. */
const START_MS = 120_000;

/**
 * Waits until a peer serves.
 * @throws Error with its own log when it ends instead, or takes too long.
 */
export async function untilServing(child: ChildProcess, peer: Peer): Promise<PeerProcess> {
  const { name, logFile, signal } = peer;
  const exited = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill(signal);
    await exited;
  };
  const deadline = Date.now() + START_MS;
  while (!(await serves(peer))) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      child.kill(signal);
      throw new Error(`${name} does not start:\n${readFileSync(logFile, 'utf8').slice(-3000)}`);
    }
    await wait(100);
  }
  return { stop };
}

async function serves({ url, path, status }: Peer): Promise<boolean> {
  try {
    return (await send({ url, path })).status === status;
  } catch {
    return false;
  }
}

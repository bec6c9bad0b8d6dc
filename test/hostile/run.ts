import { parseArgs } from 'node:util';
import type { Reply } from '../../bin/command/send';
import { fc } from '../support/fast-check';
import { type Cost, faultsOf, logFaults } from './judgement';
import { type HostileCall, hostileCall } from './requests';
import { type HostileWorld, startWorld } from './world';

const FIXED_SEED = 20240509;
const REQUESTS = 10_000;
/** At once in memory; some have a megabyte. */
const ROUND = 100;
/** Rounds after which the other project is looked at. */
const ROUNDS_A_LOOK = 20;
const MOST_FAULTS = 20;
const SHOWN = 500;

/**
 * Sends random requests to the local stack and judges each reply, its cost and what was logged: `npm run test:hostile`,
 * always the same ones, or `-- --seed=random` for others, `-- --seed=N` for those of a seed that was printed, and
 * `-- --requests=N` for fewer.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { seed: { type: 'string' }, requests: { type: 'string' } } });
  const seed = seedOf(values.seed);
  const requests = Number(values.requests ?? REQUESTS);
  console.log(`${requests} hostile requests, --seed=${seed}`);
  const world = await startWorld();
  try {
    const { faults, table } = await attack(world, seed, requests);
    console.log(table);
    for (const fault of faults) console.error(fault);
    console.log(faults.length === 0 ? 'No faults.' : `${faults.length} faults, --seed=${seed}`);
    return faults.length === 0 ? 0 : 1;
  } finally {
    await world.close();
  }
}

function seedOf(text: string | undefined): number {
  if (text === 'random') return Math.floor(Math.random() * 2 ** 31);
  return text === undefined ? FIXED_SEED : Number(text);
}

async function attack(world: HostileWorld, seed: number, requests: number) {
  const before = await world.foreignItems();
  const faults: string[] = [];
  const seen = new Seen();
  for (let round = 0; round * ROUND < requests && faults.length < MOST_FAULTS; round++) {
    for (const call of fc.sample(hostileCall, { numRuns: ROUND, seed: seed + round })) {
      const [reply, cost] = await world.send(call);
      seen.add(call, reply, cost);
      for (const fault of faultsOf(call, reply, cost)) faults.push(`${fault}: ${shown(call, reply)}`);
    }
    for (const line of world.takeLog()) {
      for (const fault of logFaults(line, world.tokens)) faults.push(`${fault}: ${line.slice(0, SHOWN)}`);
    }
    const isLast = (round + 1) * ROUND >= requests;
    if (isLast || round % ROUNDS_A_LOOK === 0) faults.push(...changes(before, await world.foreignItems()));
  }
  return { faults: [...faults, ...(requests < REQUESTS ? [] : seen.faults())], table: seen.table() };
}

function shown({ body, ...call }: HostileCall, reply: Reply): string {
  const sent = JSON.stringify({ ...call, body: body?.slice(0, SHOWN), bytes: body?.length });
  return `${sent.slice(0, 2 * SHOWN)} → ${reply.status} ${reply.body.slice(0, SHOWN)}`;
}

function changes(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((item) => before.get(item) !== after.get(item))
    .map((item) => `changed in the other project: ${item}`);
}

/** What the requests for each operation came to: requests that are all refused prove little. */
class Seen {
  private readonly rows = new Map<
    string,
    { replies: Map<number, number>; readUnits: number; itemsWritten: number }
  >();

  add({ operation }: HostileCall, { status }: Reply, { readUnits, itemsWritten }: Cost): void {
    const row = this.rows.get(operation) ?? {
      replies: new Map<number, number>(),
      readUnits: 0,
      itemsWritten: 0,
    };
    row.replies.set(status, (row.replies.get(status) ?? 0) + 1);
    this.rows.set(operation, {
      replies: row.replies,
      readUnits: Math.max(row.readUnits, readUnits),
      itemsWritten: Math.max(row.itemsWritten, itemsWritten),
    });
  }

  faults(): readonly string[] {
    const isTaken = ([status]: readonly [number, number]): boolean => status < 400;
    return [...this.rows]
      .filter(([, { replies }]) => ![...replies].some(isTaken))
      .map(([operation]) => `no request for ${operation} was taken: the requests are too odd`);
  }

  table(): string {
    return [...this.rows]
      .map(([operation, { replies, readUnits, itemsWritten }]) => {
        const counts = [...replies].sort(([a], [b]) => a - b).map(([status, count]) => `${status}×${count}`);
        return `${operation.padEnd(20)} ${String(readUnits).padStart(7)} read ${String(itemsWritten).padStart(4)} written  ${counts.join(' ')}`;
      })
      .sort()
      .join('\n');
  }
}

void main().then((exitCode) => {
  process.exitCode = exitCode;
});

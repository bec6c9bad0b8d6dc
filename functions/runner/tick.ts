import { randomUUID } from 'node:crypto';
import { inBatches } from '../operations/in-batches';
import { faultOf } from '../runtime/fault-of';
import { describeError, logError, logInfo } from '../runtime/log';
import type { ClockedPlans, DueStart } from './clocked-plans';
import { Room } from './room';
import { type Outcome, Runner, type RunnerParts } from './runner';
import type { SlotRepository } from './slot-table';
import { sweep } from './sweep';

export interface TickParts extends Omit<RunnerParts, 'room' | 'plans' | 'slots' | 'hasTime'> {
  readonly plans: ClockedPlans;
  readonly slots: SlotRepository;
  readonly managedClients: ReadonlySet<string>;
  /** How many backups may be made at once in the whole deployment. */
  readonly backupsAtOnce: number;
}

/** Longer than the function may take, in milliseconds: who holds it when it runs out is no more. */
const LEASE_MS = 90_000;
/**
 * Within a tick, in milliseconds: so long starts are claimed, so long runs are taken up, and so long another of their volumes is.
 * A volume may then take as long as Cinder takes for a few responses, which still ends within the function's minute.
 */
const CLAIMING_MS = 15_000;
const STEPPING_MS = 25_000;
const LONGEST_STEP_MS = 30_000;
const MOST_AT_ONCE = 1000;
const PER_PROJECT = 4;

/**
 * What the clock does once a minute: claims the starts that are due, brings runs forward, and sweeps some plans. Only one
 * worker does so at a time.
 */
export async function tick(parts: TickParts): Promise<void> {
  const done = await leased(parts, (began) => work(parts, began));
  if (done === 'busy') logInfo({ event: 'tick', outcome: 'another worker is at it' });
}

/**
 * Does what only one worker does at a time.
 * @param work Told when it begins, in epoch milliseconds.
 */
export async function leased<Result>(
  { slots, now }: Pick<TickParts, 'slots' | 'now'>,
  work: (began: number) => Promise<Result>,
): Promise<Result | 'busy'> {
  const owner = randomUUID();
  const began = now().getTime();
  if (!(await slots.lease(owner, began + LEASE_MS, began))) return 'busy';
  try {
    return await work(began);
  } finally {
    await slots.release(owner);
  }
}

/** A tick's work, whoever has the lease. @param began Epoch milliseconds. */
export async function work(parts: TickParts, began: number): Promise<void> {
  const { slots, plans, now } = parts;
  const limits = { deployment: parts.backupsAtOnce, project: PER_PROJECT };
  const room = Room.of(await slots.note('#backups'), limits, () => Math.floor(now().getTime() / 1000));
  const spent = () => now().getTime() - began;
  const runner = new Runner({ ...parts, room, hasTime: () => spent() < LONGEST_STEP_MS });
  const outcomes = new Outcomes(spent);
  const due = await plans.listDue(secondsOf(now()), MOST_AT_ONCE);
  await outcomes.ofAll(due, CLAIMING_MS, (start: DueStart) => runner.begin(start.key, start.due));
  const wanting = await slots.wanting(secondsOf(now()), MOST_AT_ONCE);
  await outcomes.ofAll(wanting, STEPPING_MS, (key) => runner.step(key));
  await slots.keepNote('#backups', room.note());
  const changed = await sweep(parts);
  const [first] = due;
  const overdue = first ? Math.floor((began - Date.parse(`${first.due}Z`)) / 1000) : 0;
  logInfo({ event: 'tick', overdue_seconds: overdue, swept: changed, ...outcomes.counts() });
}

/** How many plans came to what. */
class Outcomes {
  private readonly numbers = new Map<Outcome, number>();

  /** @param spent Milliseconds since the tick began. */
  constructor(private readonly spent: () => number) {}

  /** What is not begun in time waits for the next tick. */
  async ofAll<Key>(
    keys: readonly Key[],
    until: number,
    outcomeOf: (key: Key) => Promise<Outcome>,
  ): Promise<void> {
    await inBatches(keys, async (key) => {
      if (this.spent() > until) return;
      const outcome = await outcomeOf(key).catch(failed);
      this.numbers.set(outcome, (this.numbers.get(outcome) ?? 0) + 1);
    });
  }

  counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.numbers);
  }
}

function secondsOf(time: Date): string {
  return time.toISOString().slice(0, 19);
}

/** One plan's failure is not another's: it is counted with the plan, and tried again. */
function failed(error: unknown): Outcome {
  logError({ operation: 'runPlans', outcome: 'failed', fault: faultOf(error), reason: describeError(error) });
  return 'nothing';
}

import type { LambdaFunction } from '../lambda/lambda-function';
import type { Outcome } from '../lambda/outcome';
import type { Schedule } from './read-schedules';

type Invoked = Pick<LambdaFunction, 'invoke'>;

/**
 * Invokes functions at their rate, as EventBridge Scheduler does: it does not wait for one to end before the next begins, does
 * not try again, and says nothing of one that fails, whose own lines tell it.
 */
export class Clock {
  private readonly timers: NodeJS.Timeout[] = [];

  /** @param at The function of an ARN. */
  constructor(
    private readonly schedules: readonly Schedule[],
    private readonly at: (arn: string) => Invoked,
  ) {}

  /** From now on it ticks by itself, for the first time when the rate has passed once. */
  start(): void {
    for (const schedule of this.schedules.filter(({ enabled }) => enabled)) {
      this.timers.push(setInterval(() => void this.invoke(schedule), schedule.everyMs));
    }
  }

  /** One tick of every enabled schedule, now; resolves when the functions have ended. */
  async tick(): Promise<readonly Outcome[]> {
    const enabled = this.schedules.filter((schedule) => schedule.enabled);
    return Promise.all(enabled.map((schedule) => this.invoke(schedule)));
  }

  close(): void {
    for (const timer of this.timers.splice(0)) clearInterval(timer);
  }

  private invoke({ functionArn, input }: Schedule): Promise<Outcome> {
    return this.at(functionArn).invoke(input);
  }
}

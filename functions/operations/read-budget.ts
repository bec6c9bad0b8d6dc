import { LIMITS } from '../contract/limits';
import { BadDataFormat } from '../errors';

/**
 * A page ends with the item that takes it beyond 1 MB, which is 256 units when it is read strongly consistent; the largest
 * item of any table takes 48.
 */
export const PAGE_UNITS = 256 + 48;

const ASK_FOR_LESS = 'search for one client_id where there are plans, or ask for a smaller limit and offset.';

/** What one list may read. It is asked before each page, and told afterwards what the page has cost. */
export class ReadBudget {
  private units = 0;
  private readonly end: number;

  /** @param now Milliseconds since any moment. */
  constructor(private readonly now: () => number = Date.now) {
    this.end = now() + LIMITS.readMilliseconds;
  }

  /** @throws BadDataFormat when another page may cost more than is left. */
  readonly assertLeft = (): void => {
    if (this.units + PAGE_UNITS > LIMITS.readUnits) {
      throw new BadDataFormat(
        `There is more to read than the ${LIMITS.readUnits} read units of one request allow: ${ASK_FOR_LESS}`,
      );
    }
    this.assertTime();
  };

  /** @param units Read units, as DynamoDB counts them. */
  readonly spend = (units: number): void => {
    this.units += units;
  };

  /**
   * A read that can be left out.
   * @param most Units that it may cost. What it does cost is spent by the read.
   * @returns undefined where so many are not left.
   */
  async ifLeft<Result>(most: number, read: () => Promise<Result>): Promise<Result | undefined> {
    if (this.units + most > LIMITS.readUnits) return undefined;
    this.units += most;
    try {
      return await read();
    } finally {
      this.units -= most;
    }
  }

  /**
   * Documents as they come, for as long as there is time: the function is ended after 5 s, with a response that helps
   * nobody.
   * @throws BadDataFormat with a sentence on how to ask for less.
   */
  async *within<Stored>(documents: AsyncIterable<Stored>): AsyncGenerator<Stored> {
    for await (const document of documents) {
      this.assertTime();
      yield document;
    }
  }

  /** Milliseconds, less than none when time is up: for what can end early, and does not fail. */
  timeLeft(): number {
    return this.end - this.now();
  }

  /** @throws BadDataFormat when time is up. */
  assertTime(): void {
    if (this.timeLeft() >= 0) return;
    throw new BadDataFormat(
      `There is more to read than ${LIMITS.readMilliseconds / 1000} seconds allow: ${ASK_FOR_LESS}`,
    );
  }
}

import { LIMITS } from '../contract/limits';
import { BadDataFormat } from '../errors';

/** DynamoDB ends a page at 1 MB, which is so many units, read strongly consistent. */
const PAGE_UNITS = 256;

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

  /** For what can end early, and does not fail. */
  hasTime(): boolean {
    return this.now() <= this.end;
  }

  private assertTime(): void {
    if (this.hasTime()) return;
    throw new BadDataFormat(
      `There is more to read than ${LIMITS.readMilliseconds / 1000} seconds allow: ${ASK_FOR_LESS}`,
    );
  }
}

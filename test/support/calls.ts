import type { TestTable } from './table';

/** The process of a worker ends after so many calls that leave it; none is made after that. */
export class Calls {
  private made = 0;

  constructor(private readonly last = Infinity) {}

  get count(): number {
    return this.made;
  }

  async make<Result>(call: () => Promise<Result>): Promise<Result> {
    if (this.made >= this.last) throw new Error('The worker is no more.');
    this.made += 1;
    const result = await call();
    // What the call did is done, but nobody hears of it.
    if (this.made >= this.last) throw new Error('The worker is no more.');
    return result;
  }
}

/** A table's client whose requests are counted. */
export function counted({ client }: TestTable, calls: Calls): TestTable['client'] {
  return new Proxy(client, {
    get: (target, name) =>
      name === 'send'
        ? (command: Parameters<TestTable['client']['send']>[0]) => calls.make(() => target.send(command))
        : (Reflect.get(target, name) as unknown),
  });
}

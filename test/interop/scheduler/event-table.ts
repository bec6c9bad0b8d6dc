/** Where something happened: a user asks, somebody works at the machine or at its network, the API shows a change. */
export type Witness = 'user' | 'machine' | 'wire' | 'API';

/** What happened, in the order of time. */
export class EventTable {
  private readonly start = Date.now();
  private readonly rows: [time: string, witness: Witness, what: string][] = [];

  note(witness: Witness, what: string): void {
    this.rows.push([((Date.now() - this.start) / 1000).toFixed(1), witness, what]);
  }

  /** As a table. */
  toString(): string {
    const header = ['seconds', 'who', 'what'];
    const lines = [header, ...this.rows].map(
      ([time = '', witness = '', what = '']) => `${time.padStart(7)}  ${witness.padEnd(7)}  ${what}`,
    );
    return `${lines.join('\n')}\n`;
  }
}

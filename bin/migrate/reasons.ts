import type { ImportedDocument } from './import-documents';

/** Why documents were refused or kept, and how many for the same reason. */
export interface Reason {
  readonly outcome: ImportedDocument['outcome'];
  readonly kind: string;
  /** As it was said of the first of them. */
  readonly reason: string;
  readonly number: number;
  /** Where the first of them stands. */
  readonly first: string;
}

/** Reasons that are told apart; what comes after them is counted under the last one. */
const MOST = 200;
const OTHERS = 'other reasons: the report has them';

/** Counts reasons, which are the same where they differ only in what they quote: a value, a number, a time. */
export class Reasons {
  private readonly counted = new Map<string, Reason>();

  add({ outcome, kind: given, reason, at }: ImportedDocument): void {
    if (reason === undefined) return;
    const kind = given ?? '';
    const name = this.nameOf(`${outcome} ${kind} ${withoutValues(reason)}`);
    const known = this.counted.get(name) ?? {
      ...{ outcome, kind, first: at, number: 0 },
      reason: name === OTHERS ? OTHERS : reason,
    };
    this.counted.set(name, { ...known, number: known.number + 1 });
  }

  /** The most frequent first. */
  get all(): readonly Reason[] {
    return [...this.counted.values()].sort((one, other) => other.number - one.number);
  }

  private nameOf(name: string): string {
    return this.counted.has(name) || this.counted.size < MOST ? name : OTHERS;
  }
}

/** A text in quotes, or whatever has a digit. */
const VALUE = /'[^']*'|"[^"]*"|\S*\d\S*/g;

/** These begin with the name of a key, which tells them apart. */
const ABOUT_KEY = /^'\w+' is (?:a required property|not what Freezer)/;

function withoutValues(reason: string): string {
  return ABOUT_KEY.test(reason) ? reason : reason.replace(VALUE, '…');
}

import { parseArgs } from 'node:util';

export const PARTS = ['cold-starts', 'warm-calls', 'whole-requests', 'growth', 'bundles'] as const;
export type Part = (typeof PARTS)[number];

/** How often things are done. */
export interface Effort {
  readonly coldRounds: number;
  readonly warmRounds: number;
  readonly warmCalls: number;
  readonly loadRounds: number;
  readonly loadSeconds: number;
  readonly growthRounds: number;
  /** Plans in the table. */
  readonly growthSizes: readonly [smallest: number, ...larger: number[]];
}

const FULL: Effort = {
  coldRounds: 30,
  warmRounds: 7,
  warmCalls: 5000,
  loadRounds: 5,
  loadSeconds: 4,
  growthRounds: 7,
  growthSizes: [10, 1000, 10_000, 100_000],
};

/** Ends within three minutes. */
const QUICK: Effort = {
  coldRounds: 6,
  warmRounds: 3,
  warmCalls: 1000,
  loadRounds: 3,
  loadSeconds: 2,
  growthRounds: 3,
  growthSizes: [10, 1000, 5000],
};

export interface Options {
  readonly effort: Effort;
  readonly parts: readonly Part[];
  /** As it was called, for the page. */
  readonly command: string;
  readonly help: boolean;
}

export const USAGE = `Measures the functions as they are deployed, and peers that do the same work.

npm run bench [-- --quick] [--only PART …]

  --quick      fewer rounds: within three minutes on a quiet machine
  --only PART  one of ${PARTS.join(', ')}; may be given several times. What it finds is
               printed, and docs/benchmarks.md stays as it is.
  --help       this text`;

/** @throws Error for what is none of the flags, and for a part that there is not. */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [...PARTS] },
      help: { type: 'boolean', default: false },
    },
  });
  return {
    effort: values.quick ? QUICK : FULL,
    parts: values.only.map(partOf),
    command: `npm run bench${values.quick ? ' -- --quick' : ''}`,
    help: values.help,
  };
}

function partOf(text: string): Part {
  const part = PARTS.find((one) => one === text);
  if (part === undefined) throw new Error(`There is no part ${text}, but ${PARTS.join(', ')}.`);
  return part;
}

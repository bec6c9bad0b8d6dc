/** Where progress is shown: a terminal, or a log. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export interface Progress {
  /** One more is done. */
  step(): void;
  /** Nothing more comes; the terminal's line is given back. */
  end(): void;
}

const BAR_WIDTH = 30;
const STEPS_PER_FRAME = 50;
const STEPS_PER_LINE = 1000;

/**
 * A bar that is drawn over itself on a terminal, and a line each thousand elsewhere.
 * @param total How many there will be, if that is known.
 */
export function startProgress(stream: ProgressStream, label: string, total?: number): Progress {
  let done = 0;
  const text = (): string => `${label} ${count(done)}${total === undefined ? '' : ` of ${count(total)}`}`;
  if (stream.isTTY !== true) {
    return {
      step: () => {
        if (++done % STEPS_PER_LINE === 0) stream.write(`${text()}\n`);
      },
      end: () => undefined,
    };
  }
  const draw = (): void => {
    stream.write(`\r${bar(done, total)}${text()}`);
  };
  return {
    step: () => {
      if (++done % STEPS_PER_FRAME === 0) draw();
    },
    end: () => {
      draw();
      stream.write('\n');
    },
  };
}

/** As people write it: 10,000. */
export function count(number: number): string {
  return number.toLocaleString('en-GB');
}

function bar(done: number, total: number | undefined): string {
  if (total === undefined || total === 0) return '';
  const filled = Math.min(BAR_WIDTH, Math.floor((done / total) * BAR_WIDTH));
  return `[${'#'.repeat(filled)}${'-'.repeat(BAR_WIDTH - filled)}] `;
}

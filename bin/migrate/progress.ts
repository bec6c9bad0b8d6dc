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
 * A bar with the rate and the time that is left, drawn over itself on a terminal; a line each thousand elsewhere.
 * @param total How many there will be, if that is known.
 * @param now Milliseconds.
 */
export function startProgress(
  stream: ProgressStream,
  label: string,
  total?: number,
  now: () => number = () => performance.now(),
): Progress {
  const begun = now();
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
  // What was drawn before may have been longer.
  const draw = (): void => {
    stream.write(`\r${bar(done, total)}${text()}${pace(done, total, (now() - begun) / 1000)}\u001b[K`);
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

function pace(done: number, total: number | undefined, seconds: number): string {
  if (seconds <= 0 || done === 0) return '';
  const rate = done / seconds;
  const left = total === undefined || total <= done ? '' : `, ${clock((total - done) / rate)} left`;
  return `, ${count(Math.round(rate))} a second${left}`;
}

/** Seconds → 1:02:03, 2:03 or 0:03. */
function clock(seconds: number): string {
  const whole = Math.ceil(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const [hours = 0, ...others] = parts;
  const shown = hours > 0 ? parts : others;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

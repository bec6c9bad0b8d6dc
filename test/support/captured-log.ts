/** Captures what a test's code logs, which Lambda would write as JSON lines. */
export function captureLog(): readonly unknown[] {
  const lines: unknown[] = [];
  const write = (...values: unknown[]): void => {
    lines.push(...values);
  };
  beforeEach(() => {
    lines.length = 0;
    jest.spyOn(console, 'info').mockImplementation(write);
    jest.spyOn(console, 'error').mockImplementation(write);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  return lines;
}

/**
 * In each worker of jest, for each test file: a run that is killed leaves its workers to themselves, and they would go on
 * with their files, which may take minutes. Nobody hears of the results: the worker ends, and with it what it has started.
 */
const { ppid, connected } = process;

if (connected) {
  const watch = setInterval(() => {
    try {
      process.kill(ppid, 0);
    } catch {
      process.kill(process.pid, 'SIGKILL');
    }
  }, 500);
  afterAll(() => {
    clearInterval(watch);
  });
}

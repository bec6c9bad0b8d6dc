import { preflight } from './preflight/preflight';

void preflight(process.argv.slice(2), process.env, console).then((exitCode) => {
  process.exitCode = exitCode;
});

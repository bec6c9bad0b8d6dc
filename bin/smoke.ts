import { smoke } from './smoke/smoke';

void smoke(process.argv.slice(2), process.env, console).then((exitCode) => {
  process.exitCode = exitCode;
});

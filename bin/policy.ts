import { runPolicy } from './policy/run-policy';

process.exitCode = runPolicy(process.argv.slice(2), console);

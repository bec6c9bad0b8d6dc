import { runMigrate } from './migrate/run-migrate';

// The SDK warns about Node 20; what is deployed runs on Node 24.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

void runMigrate(process.argv.slice(2), process.env, console, process.stderr).then((exitCode) => {
  process.exitCode = exitCode;
});

'use strict';

/**
 * What both probes need: a function's process, as far as a child of the benchmark can be one. Plain CommonJS, so that
 * it starts without a loader.
 *
 * argv: JSON of { module, handler, event, canned?, … }
 * out:  one object of numbers as JSON, on file descriptor 3; what the function logs goes to its standard output.
 */

const { writeSync } = require('node:fs');
const { join } = require('node:path');
const { setTimeout: wait } = require('node:timers/promises');

const CONTEXT = {
  awsRequestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  functionName: 'bench',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:bench',
  memoryLimitInMB: '512',
  getRemainingTimeInMillis: () => 5000,
};
/** By then, what a function started while it was loaded has ended. */
const SETTLE_MS = 500;

const options = JSON.parse(process.argv[2]);

function start() {
  const { logAsJson } = require(join(__dirname, '../../local/aws/lambda/json-console.cjs'));
  logAsJson(console, 'INFO', () => CONTEXT.awsRequestId);
  // Lambda has opened its log before it loads a function; Node opens this one when it is asked for.
  process.stdout.write('');
}

function load() {
  return require(options.module)[options.handler];
}

/** A response that is not the one that was asked for would be measured for nothing. */
function assertGood(response) {
  const good = response.statusCode === 200 || response.policyDocument?.Statement.length === 1;
  if (!good) throw new Error(`The function responded with ${JSON.stringify(response)}`);
}

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

function report(numbers) {
  writeSync(3, JSON.stringify(numbers));
  process.exit(0);
}

module.exports = {
  options,
  start,
  load,
  assertGood,
  cpuMs,
  report,
  context: CONTEXT,
  settle: () => wait(SETTLE_MS),
};

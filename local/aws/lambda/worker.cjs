'use strict';

/**
 * A function's process, as far as a thread can be one. Plain CommonJS, so that it starts without a loader.
 *
 * workerData: a FunctionDefinition
 * in:  { requestId, event: JSON text, deadline: epoch milliseconds }
 * out: { requestId: null } when it is ready, then { requestId, result: JSON text } or { requestId, error: {errorType, errorMessage} }
 */

const { AsyncLocalStorage } = require('node:async_hooks');
const { parentPort, workerData } = require('node:worker_threads');
const { logAsJson } = require('./json-console.cjs');

const definition = workerData;
const invocation = new AsyncLocalStorage();
if (definition.jsonLogLevel !== undefined) {
  logAsJson(console, definition.jsonLogLevel, () => invocation.getStore());
}

const handler = require(definition.module)[definition.handler];
if (typeof handler !== 'function') throw new Error(`There is no function "${definition.handler}".`);

parentPort.on('message', ({ requestId, event, deadline }) => {
  void invocation.run(requestId, async () => {
    try {
      const result = await handler(JSON.parse(event), context(requestId, deadline));
      // Lambda answers null where a handler returns nothing.
      parentPort.postMessage({ requestId, result: JSON.stringify(result) ?? 'null' });
    } catch (error) {
      console.error(error);
      parentPort.postMessage({ requestId, error: describe(error) });
    }
  });
});
parentPort.postMessage({ requestId: null });

function context(requestId, deadline) {
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: definition.id,
    functionVersion: '$LATEST',
    invokedFunctionArn: definition.arn,
    memoryLimitInMB: String(definition.memoryMb),
    logGroupName: `/aws/lambda/${definition.id}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

function describe(error) {
  return error instanceof Error
    ? { errorType: error.name, errorMessage: error.message }
    : { errorType: typeof error, errorMessage: String(error) };
}

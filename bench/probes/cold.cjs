'use strict';

/**
 * One start: load the function, invoke it once. Times count from the start of the process, CPU is all of the process.
 * With `settled`, the first invocation comes when all that started while loading has ended.
 */

const { options, start, load, assertGood, cpuMs, report, context, settle } = require('./probe.cjs');

async function main() {
  start();
  const handler = load();
  const loadedMs = performance.now();
  const loadedCpuMs = cpuMs();
  if (options.settled) await settle();
  const invoked = performance.now();
  assertGood(await handler(options.event, context));
  const respondedMs = performance.now();
  const respondedCpuMs = cpuMs();
  const rssMb = process.memoryUsage.rss() / 1e6;
  collectGarbage();
  const heapMb = process.memoryUsage().heapUsed / 1e6;
  report({
    loadedMs,
    loadedCpuMs,
    respondedMs,
    respondedCpuMs,
    firstCallMs: respondedMs - invoked,
    rssMb,
    heapMb,
  });
}

function collectGarbage() {
  require('node:v8').setFlagsFromString('--expose-gc');
  require('node:vm').runInNewContext('gc')();
}

void main();

'use strict';

/** Many invocations, one after the other: own CPU of one, and its wall time, in microseconds. */

const { options, start, load, assertGood, cpuMs, report, context, settle } = require('./probe.cjs');

async function main() {
  start();
  if (options.canned) {
    const { can } = require('./canned-network.cjs');
    can(options.canned);
  }
  const handler = load();
  await settle();
  await invoke(handler, options.warmUpCalls);
  const cpu = cpuMs();
  const times = await invoke(handler, options.calls);
  const cpuUs = ((cpuMs() - cpu) * 1000) / options.calls;
  times.sort((a, b) => a - b);
  report({
    cpuUs,
    medianUs: times[Math.floor(times.length / 2)] * 1000,
    p99Us: times[Math.floor(times.length * 0.99)] * 1000,
  });
}

async function invoke(handler, calls) {
  const times = [];
  for (let call = 0; call < calls; call++) {
    const begin = performance.now();
    assertGood(await handler(options.event, context));
    times.push(performance.now() - begin);
  }
  return times;
}

void main();

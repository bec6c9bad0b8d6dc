'use strict';

const { format } = require('node:util');

const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];
const METHODS = { trace: 'TRACE', debug: 'DEBUG', log: 'INFO', info: 'INFO', warn: 'WARN', error: 'ERROR' };

/**
 * Makes a console write what Lambda's JSON log format does: one object a line. Its message is the one value that was
 * logged, or the formatted text of several; lines below the level are dropped.
 */
function logAsJson(console, level, currentRequestId) {
  for (const [method, methodLevel] of Object.entries(METHODS)) {
    const dropped = LEVELS.indexOf(methodLevel) < LEVELS.indexOf(level);
    console[method] = (...values) => {
      if (!dropped) process.stdout.write(`${line(methodLevel, currentRequestId(), values)}\n`);
    };
  }
}

function line(level, requestId, values) {
  const fields = { timestamp: new Date().toISOString(), level, requestId };
  if (values.length !== 1) return JSON.stringify({ ...fields, message: format(...values) });
  try {
    return JSON.stringify({ ...fields, message: values[0] }, plainError);
  } catch {
    // A cycle or a bigint: JSON cannot hold it, but a text can.
    return JSON.stringify({ ...fields, message: format(values[0]) });
  }
}

/** JSON sees nothing of an error by itself. */
function plainError(_key, value) {
  if (!(value instanceof Error)) return value;
  return { errorType: value.name, errorMessage: value.message, stackTrace: value.stack?.split('\n') };
}

module.exports = { logAsJson };

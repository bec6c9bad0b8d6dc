'use strict';

/** Loaded before a function. Each message moves its clock on by so many milliseconds, as a pause would, and is confirmed. */

const { now } = Date;
let ahead = 0;
Date.now = () => now() + ahead;
process.on('message', (milliseconds) => {
  ahead += milliseconds;
  process.send(ahead);
});

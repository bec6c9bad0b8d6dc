import { writeFileSync } from 'node:fs';
import { startCloud } from '../../support/cloud';
import { forEver, READY } from './interrupted-run';

it('has a local stack running when it is interrupted', async () => {
  await startCloud();
  writeFileSync(`${process.env[READY] ?? ''}/local-stack`, String(process.pid));
  await forEver();
}, 300_000);

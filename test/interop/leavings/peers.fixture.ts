import { writeFileSync } from 'node:fs';
import { KeystoneAdmin } from '../../support/peers/keystone-admin';
import { KeystoneApi } from '../../support/peers/keystone-api';
import { startRealFreezerApi } from '../../support/peers/real-freezer-api';
import { startRealKeystone } from '../../support/peers/real-keystone';
import { startRealCinder } from '../support/real-cinder';
import { forEver, READY } from './interrupted-run';

it('has all peers running when it is interrupted', async () => {
  const { url } = await startRealKeystone();
  const admin = await KeystoneAdmin.login(new KeystoneApi(url));
  await startRealCinder(url, admin);
  await startRealFreezerApi(url, admin);
  writeFileSync(`${process.env[READY] ?? ''}/peers`, String(process.pid));
  await forEver();
}, 300_000);

import type { Success } from './provocation';

export const DISCOVERY_SUCCESSES: ReadonlyMap<string, Success> = new Map([
  ['listVersions', { status: 300, path: '/' }],
  ['getVersion', { status: 200, path: '/v2' }],
  ['getHealth', { status: 200, path: '/healthcheck' }],
]);

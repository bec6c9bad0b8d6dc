import type { Operation, PublicOperation } from '../http/api-request';
import { getHealth } from './get-health';
import { getVersion } from './get-version';
import { listVersions } from './list-versions';

/** Every function has them: one of them serves the fallback, where `/v2/` may arrive. */
export const PUBLIC_DISCOVERY: readonly (readonly [string, PublicOperation])[] = [
  ['listVersions', listVersions],
  ['getHealth', getHealth],
];
export const DISCOVERY: readonly (readonly [string, Operation])[] = [['getVersion', getVersion]];

import type { BlockStorage } from '../cinder/cinder-client';
import type { TrustTokens } from '../keystone/trust-token';
import type { RunnerParts } from './runner';

/**
 * How the runner gets into projects: with the trust of a plan's owner, or with a role that its account has there itself.
 * The one never stands in for the other: an owner who ends a trust must be obeyed, and a trust is worth nothing where
 * the operator gives and takes roles.
 */
export function projectAccess(
  tokens: Pick<TrustTokens, 'get' | 'getByRole'>,
  storage: Pick<BlockStorage, 'open'>,
  access: 'trust' | 'role',
): RunnerParts['open'] {
  return async (project_id, trust_id) => {
    const outcome =
      access === 'role'
        ? await tokens.getByRole(project_id)
        : trust_id !== undefined && (await tokens.get(trust_id, project_id));
    return outcome && outcome.kind === 'issued' ? storage.open(outcome.trustToken) : undefined;
  };
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cloud, startCloud } from '../../support/cloud';
import { pathOf, type PolicyName, PROBES } from './probes';
import type { Side, Verdict } from './side';

/** What an operation answers to a probe that the rule let through. */
const LET_THROUGH = [200, 400, 404, 412];

/**
 * The gate, the authorizer and the handler of a running stack.
 * @throws Error when it gave no verdict: an outage on both sides would look like agreement.
 */
export function sideOf(cloud: Cloud): Side {
  return async (token, project, probe): Promise<Verdict> => {
    const { method, headers = {}, body } = probe;
    const path = pathOf(probe, project);
    const { status } = await cloud.send({
      method,
      path,
      token,
      headers,
      ...(body !== undefined && { body }),
    });
    if (status === 401 || status === 403) return status;
    if (LET_THROUGH.includes(status)) return 200;
    throw new Error(`The stack answered ${status} to ${method} ${path}`);
  };
}

interface StackOptions {
  readonly keystoneUrl: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, string>>;
}

/** A stack with Freezer's own rules, or with a policy file that has another check for each. */
export async function startStackWith(policy: PolicyName, options: StackOptions): Promise<Cloud> {
  const { keystoneUrl, settings, environment } = options;
  const folder = mkdtempSync(join(tmpdir(), 'freezer-policy-'));
  try {
    const policyFile = join(folder, 'policy.yaml');
    // YAML takes JSON.
    writeFileSync(policyFile, JSON.stringify(Object.fromEntries(PROBES.map((p) => [p.rule, p[policy]]))));
    return await startCloud({
      keystoneUrl,
      settings: { ...settings, ...(policy !== 'byDefault' && { policyFile }) },
      environment: () => environment,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOCUMENTED_PLAN, FOREIGN_PLAN } from '../../local/sample-plans';
import { type Cloud, startCloud } from '../support/cloud';
import { OTHER_PROJECT_ID, PROJECT_ID } from '../support/identity';

const OWN = `/v2/${PROJECT_ID}/jobs/${DOCUMENTED_PLAN.job_id}`;
const FOREIGN = `/v2/${OTHER_PROJECT_ID}/jobs/${FOREIGN_PLAN.job_id}`;

describe("with an operator's policy file", () => {
  const folder = mkdtempSync(join(tmpdir(), 'freezer-policy-'));
  let cloud: Cloud;
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  afterEach(() => cloud.close());

  /** Statuses of the own and of the foreign plan, by user. */
  async function answers(policy: string, users: readonly string[]) {
    const policyFile = join(folder, 'policy.yaml');
    writeFileSync(policyFile, policy);
    cloud = await startCloud({ settings: { policyFile } });
    const seen: Record<string, number[]> = {};
    for (const user of users) {
      const token = await cloud.token(user);
      const replies = [await cloud.send({ path: OWN, token }), await cloud.send({ path: FOREIGN, token })];
      seen[user] = replies.map(({ status }) => status);
    }
    return seen;
  }

  it('both locks follow its rules', async () => {
    const policy = '"jobs:get": "role:auditor or role:admin"\n"cross_project": "role:auditor"\n';
    expect(await answers(policy, ['reader', 'useless', 'admin'])).toEqual({
      reader: [403, 403],
      useless: [200, 200],
      admin: [200, 403],
    });
  });

  it('no rule of an operation opens a foreign project', async () => {
    expect(await answers('"jobs:get": ""\n', ['useless', 'stranger', 'admin'])).toEqual({
      useless: [200, 403],
      stranger: [403, 200],
      admin: [200, 200],
    });
  });
});

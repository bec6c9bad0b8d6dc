import { readFileSync } from 'node:fs';
import { ROUTES, ruleOf } from '../../functions/contract/routes';
import { DEFAULT_CHECKS } from '../../functions/policy/default-checks';
import type { Cloud } from '../support/cloud';
import { type Secrets, startSecrets } from '../support/secrets';
import { type OnClose, startParts } from '../support/start-parts';
import { type Freezer, startFreezer } from './policy-end-to-end/freezer';
import { KNOWN_DIFFERENCES, knownDifferences } from './policy-end-to-end/known-differences';
import { POLICIES, type PolicyName, PROBES } from './policy-end-to-end/probes';
import {
  type Answered,
  ask,
  type Asker,
  askers,
  differencesIn,
  QUESTIONS,
} from './policy-end-to-end/questions';
import { sideOf, startStackWith } from './policy-end-to-end/stack';
import { serviceCredential } from './support/service-credential';
import { startRealm } from './support/world';

const SETTINGS = {
  serviceCredential: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:keystone-AbCdEf',
};

interface BothSides {
  readonly secrets: Secrets;
  /** Whom both sides ask: a Keystone that remembers no token from when it was good. */
  readonly keystoneUrl: string;
  readonly freezer: Freezer;
  readonly asking: readonly Asker[];
  readonly close: () => Promise<void>;
}

/** One Keystone, every kind of token, and whom to ask about them. */
async function startBothSides(onClose: OnClose): Promise<Omit<BothSides, 'close'>> {
  const secrets = await startSecrets();
  onClose(secrets.close);
  const realm = await startRealm(onClose, { remembers: true });
  // Access rules mean nothing to keystonemiddleware where the catalog lacks the service.
  const url = 'https://backup.example.com';
  await realm.admin.register('backup', 'freezer', { public: url, internal: url, admin: url });
  secrets.hold(await serviceCredential(realm));
  const asking = await askers(realm);
  const keystoneUrl = await realm.open('');
  const freezer = await startFreezer(realm, keystoneUrl);
  onClose(freezer.close);
  return { secrets, keystoneUrl, freezer, asking };
}

describe('a token that a real Keystone issued gets the same answer from keystonemiddleware and oslo.policy', () => {
  let sides: BothSides;
  beforeAll(async () => {
    sides = await startParts(startBothSides);
  }, 180_000);
  afterAll(() => sides.close());

  it.each(POLICIES)(
    'to every rule, with the checks that are in force %s',
    async (policy) => {
      const answers = await answersWith(policy);
      expect(answers).toHaveLength(QUESTIONS.length);
      expect(differencesIn(answers, policy)).toEqual(knownDifferences(policy));
      for (const side of ['theirs', 'ours'] as const) {
        expect(new Set(answers.map((answer) => answer[side]))).toEqual(new Set([200, 401, 403]));
      }
    },
    300_000,
  );

  async function answersWith(policy: PolicyName): Promise<readonly Answered[]> {
    const { asking, freezer, keystoneUrl, secrets } = sides;
    const environment = { AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url };
    const cloud: Cloud = await startStackWith(policy, { keystoneUrl, settings: SETTINGS, environment });
    try {
      return await ask(asking, freezer.with(policy), sideOf(cloud));
    } finally {
      await cloud.close();
    }
  }
});

describe('what is asked', () => {
  it('is about every rule of the API, with the check that it has', () => {
    const rules = new Set(ROUTES.flatMap((route) => ruleOf(route) ?? []));
    expect(new Set(PROBES.map(({ rule }) => rule))).toEqual(rules);
    const checks = new Map<string, string>(Object.entries(DEFAULT_CHECKS));
    expect(PROBES.filter(({ rule, byDefault }) => checks.get(rule) !== byDefault)).toEqual([]);
  });
});

describe('the known differences', () => {
  it.each(KNOWN_DIFFERENCES)('have a reason in docs/deviations.md: $deviation', ({ deviation }) => {
    const whats = readFileSync('docs/deviations.md', 'utf8')
      .split('\n')
      .map((line) => line.split('|')[1]?.trim());
    expect(whats).toContain(deviation);
  });
});

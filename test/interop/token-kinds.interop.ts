import { setTimeout as wait } from 'node:timers/promises';
import { seed } from '../../local/seed';
import { job } from '../support/job';
import { type Secrets, startSecrets } from '../support/secrets';
import { serviceCredential } from './support/service-credential';
import { type Subject, SUBJECTS } from './support/token-subjects';
import { tracesOf } from './support/token-traces';
import { startWorld, type World } from './support/world';
import { type Answers, TOKEN_KINDS } from './token-kinds';

const CACHE_SECONDS = 5;
const ARN = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:keystone-AbCdEf';
const PLAN_ID = job().job_id;
const ABSENT_ID = 'ffffffffffffffffffffffffffffffff';

/** A request, with the times of this machine's clock. */
interface Use {
  readonly sent: number;
  readonly status: number;
  readonly answered: number;
}

describe.each([
  ['validate themselves', false],
  ['are validated with a service credential', true],
])('tokens that a real Keystone issued, and that %s', (_who, withService) => {
  let secrets: Secrets;
  let world: World;
  beforeAll(async () => {
    secrets = await startSecrets();
    const settings = {
      authorizerCacheSeconds: CACHE_SECONDS,
      ...(withService && { serviceCredential: ARN }),
    };
    world = await startWorld(settings, { AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url });
    if (withService) secrets.hold(await serviceCredential(world));
  }, 120_000);
  afterAll(async () => {
    await world.close();
    await secrets.close();
  });

  it.each(TOKEN_KINDS)('$kind', async ({ kind, keystone, alone, assisted = alone, remembered }) => {
    const subject: Subject = await SUBJECTS[kind](world);
    const foreign = subject.project === world.project ? world.otherProject : world.project;
    const plans = [subject.project, foreign].map((project_id) => job({ project_id }));
    await seed(world.cloud.dynamoDbUrl, world.cloud.tables.jobs, plans);
    if (subject.end) expect(await world.keystone.showToItself(subject.token)).toBe(200);
    const firstUse = remembered && (await use(subject));
    await subject.end?.();

    expect(await world.keystone.showToItself(subject.token)).toBe(keystone);
    if (firstUse) await expectToBeForgottenInTime(subject, firstUse);
    expect(await answersTo(subject, foreign)).toEqual(withService ? assisted : alone);
  });

  it('are all in the table', () => {
    expect(TOKEN_KINDS.map(({ kind }) => kind)).toEqual(Object.keys(SUBJECTS));
  });

  it('are in no line that the functions wrote', () => {
    const lines = world.cloud.log.join('\n');
    expect(lines).toContain('"operation":"getJob"');
    expect(lines).toContain('"outcome":"accepted"');
    expect(lines).toContain('"outcome":"refused"');
    expect(tracesOf([...world.keystone.issued, ...world.shortLived.issued], lines)).toEqual([]);
  });

  async function show(token: string, project: string, id = PLAN_ID): Promise<number> {
    return (await world.cloud.send({ path: `/v2/${project}/jobs/${id}`, token })).status;
  }

  async function answersTo({ token, project }: Subject, foreign: string): Promise<Answers> {
    return [await show(token, project), await show(token, foreign), await show(token, project, ABSENT_ID)];
  }

  async function use({ token, project }: Subject): Promise<Use> {
    const sent = Date.now();
    const status = await show(token, project);
    return { sent, status, answered: Date.now() };
  }

  /** The verdict was stored at some moment of the first use, and the cache time counts from that moment. */
  async function expectToBeForgottenInTime(subject: Subject, first: Use): Promise<void> {
    const uses = [first];
    let latest = first;
    while (latest.status === 200) {
      await wait(50);
      latest = await use(subject);
      uses.push(latest);
    }
    const lasts = CACHE_SECONDS * 1000;
    const early = uses.filter(({ answered }) => answered < first.sent + lasts);
    const late = uses.filter(({ sent }) => sent > first.answered + lasts);
    expect(new Set(early.map(({ status }) => status))).toEqual(new Set([200]));
    expect(early.length).toBeGreaterThan(1);
    expect(late.map(({ status }) => status).filter((status) => status !== 401)).toEqual([]);
    expect(latest.status).toBe(401);
  }
});

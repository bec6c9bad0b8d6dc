import type { Reply } from '../../bin/command/send';
import { AGENT_PLAN, DOCUMENTED_PLAN, FOREIGN_PLAN } from '../../local/sample-plans';
import { type Cloud, startCloud } from '../support/cloud';
import { fc } from '../support/fast-check';
import { type HostileRequest, hostileRequest } from '../support/hostile-requests';

/** One seed for all tokens, so that the admin sends what the others sent. */
const RUN = { seed: 20240509, numRuns: 300 };
const IN_FLIGHT = 16;

/** What only the foreign plan says, apart from the two ids, which the requests name themselves. */
const FOREIGN_TEXTS = textsOf({ ...FOREIGN_PLAN, project_id: null, job_id: null }).filter(
  (text) => !textsOf([DOCUMENTED_PLAN, AGENT_PLAN]).includes(text),
);

describe('hostile requests', () => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await startCloud();
  });
  afterAll(() => cloud.close());

  /** Sends them all, as many at once as one round has. */
  async function attack(
    user: string,
    judge: (request: HostileRequest, reply: Reply) => void,
  ): Promise<number> {
    const token = await cloud.token(user);
    let sent = 0;
    const round = fc.array(hostileRequest, { minLength: 1, maxLength: IN_FLIGHT, size: 'max' });
    await fc.assert(
      fc.asyncProperty(round, async (requests) => {
        sent += requests.length;
        const send = async (request: HostileRequest) =>
          [request, await cloud.send({ ...request, token })] as const;
        for (const [request, reply] of await Promise.all(requests.map(send))) judge(request, reply);
      }),
      RUN,
    );
    return sent;
  }

  it.each(['reader', 'member'])('show a %s nothing of a foreign plan, and break nothing', async (user) => {
    let shown = 0;
    const sent = await attack(user, (request, reply) => {
      expect({ request, faults: [...leaks(reply), ...breakage(reply)] }).toEqual({ request, faults: [] });
      if (reply.body.includes(DOCUMENTED_PLAN.job_id_hash)) shown++;
    });
    expect(sent).toBeGreaterThanOrEqual(2000);
    // The token is one that plans are shown to.
    expect(shown).toBeGreaterThan(50);
  });

  it('would show foreign plans, if the token allowed it: an admin sees them', async () => {
    let shown = 0;
    await attack('admin', (request, reply) => {
      expect({ request, faults: breakage(reply) }).toEqual({ request, faults: [] });
      if (leaks(reply).includes(FOREIGN_PLAN.job_id_hash)) shown++;
    });
    expect(shown).toBeGreaterThan(50);
  });
});

function leaks({ headers, body }: Reply): readonly string[] {
  const seen = [body, ...Object.values(headers)].join('\n');
  return FOREIGN_TEXTS.filter((text) => seen.includes(text));
}

function breakage({ status }: Reply): readonly string[] {
  return status < 500 ? [] : [`status ${status}`];
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

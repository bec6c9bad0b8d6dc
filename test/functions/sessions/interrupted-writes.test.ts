import { captureLog } from '../../support/captured-log';
import { agentJob, storedJob } from '../../support/job';
import { sessionJob, storedSession } from '../../support/session';
import { type Outage, SessionsWorld } from '../../support/sessions-world';

/**
 * Each request that writes several documents, with a storage that gives up after any number of its writes: whatever it
 * left behind, the same request again does the rest.
 */
captureLog();
let world: SessionsWorld;
beforeAll(async () => {
  world = await SessionsWorld.start();
});
afterAll(() => world.close());

interface Names {
  readonly s: string;
  readonly t: string;
  readonly j: string;
  readonly k: string;
}

let count = 0;
/** Two sessions; a plan in the first one, which is running, and a plan in none. */
async function scene(): Promise<Names> {
  const of = (name: string): string => `${name}-${count}`;
  const names = { s: of('s'), t: of('t'), j: of('j'), k: of('k') };
  count++;
  const jobs = { [names.j]: sessionJob({ status: 'running', time_started: 7 }) };
  await world.sessions.put(storedSession({ session_id: names.s, session_tag: 3, jobs }));
  await world.sessions.put(storedSession({ session_id: names.t, session_tag: 5, schedule: {} }));
  await world.jobs.put(storedJob(agentJob({ job_id: names.j, session_id: names.s, session_tag: 2 })));
  await world.jobs.put(storedJob(agentJob({ job_id: names.k })));
  return names;
}

/** All that there is, without what tells one write from another. */
async function state({ s, t, j, k }: Names): Promise<unknown> {
  const seen = {
    s: await world.session(s),
    t: await world.session(t),
    j: await world.job(j),
    k: await world.job(k),
  };
  const plain = JSON.stringify(seen, (key, value: unknown) =>
    ['updated_at', '_version', '_configurations'].includes(key) ? undefined : value,
  );
  return JSON.parse(plain.replaceAll(/\b([stjk])-\d+/g, '$1'));
}

const KINDS = ['refused', 'lost'] as const;
const OUTAGES = [0, 1, 2, 3].flatMap((after) => KINDS.map((kind): Outage => ({ after, kind })));

describe.each<[string, string, (names: Names) => { session_id: string; job_id?: string }, number]>([
  ['a plan joins', 'addSessionJob', ({ s, k }) => ({ session_id: s, job_id: k }), 2],
  ['a plan goes to another session', 'addSessionJob', ({ t, j }) => ({ session_id: t, job_id: j }), 3],
  ['a plan leaves', 'removeSessionJob', ({ s, j }) => ({ session_id: s, job_id: j }), 2],
  ['a session with a plan is removed', 'deleteSession', ({ s }) => ({ session_id: s }), 2],
])('when %s', (_case, operation, requestOf, writes) => {
  const again = (names: Names) => world.ask(operation, requestOf(names));
  let whole: unknown;
  beforeAll(async () => {
    const names = await scene();
    expect(await again(names)).toEqual({ status: 204, body: '' });
    whole = await state(names);
  });

  it.each(OUTAGES.filter(({ after }) => after < writes))(
    'and the storage gives up after $after writes ($kind), a retry does the rest',
    async (outage) => {
      const names = await scene();
      const before = await state(names);
      expect(await world.during(outage, () => again(names))).toMatchObject({ status: 503 });
      if (outage.after === 0 && outage.kind === 'refused') expect(await state(names)).toEqual(before);
      expect(await again(names)).toEqual({ status: 204, body: '' });
      expect(await state(names)).toEqual(whole);
    },
  );

  it('no more than these writes are made, and none the second time', async () => {
    const names = await scene();
    const enough = { after: writes, kind: 'refused' } as const;
    expect(await world.during(enough, () => again(names))).toMatchObject({ status: 204 });
    expect(await world.during({ ...enough, after: 0 }, () => again(names))).toMatchObject({ status: 204 });
  });

  it.each(OUTAGES.filter(({ after }) => after < writes))(
    'and the storage gives up after $after writes ($kind), whatever else one does then works as well',
    async (outage) => {
      const names = await scene();
      const { s, t, j, k } = names;
      await world.during(outage, () => again(names));
      for (const job_id of [j, k]) {
        await world.ask('addSessionJob', { session_id: t, job_id });
        expect(await world.job(job_id)).toMatchObject({ session_id: t, session_tag: 5 });
        expect((await world.session(t))?.jobs).toHaveProperty(job_id);
        await world.ask('removeSessionJob', { session_id: t, job_id });
        await world.ask('removeSessionJob', { session_id: s, job_id });
        expect(await world.job(job_id)).toMatchObject({ session_id: '', session_tag: 0 });
      }
      expect(await world.session(t)).toMatchObject({ jobs: {} });
      expect((await world.session(s))?.jobs ?? {}).toEqual({});
    },
  );
});

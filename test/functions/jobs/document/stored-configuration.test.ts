import { completePlan } from '../../../../bin/migrate/complete-plan';
import { exportedPlan } from '../../../../bin/migrate/exported-plan';
import { parseSourcePlan } from '../../../../bin/migrate/source-plan';
import { FreezerError } from '../../../../functions/errors';
import { withEvent } from '../../../../functions/jobs/document/asked-event';
import { presentConfiguration, servedConfiguration } from '../../../../functions/jobs/document/configuration';
import { editedJob } from '../../../../functions/jobs/document/edited-job';
import type { ChangeContext, ConfigurationHashes, StoredJob } from '../../../../functions/jobs/document/job';
import { parseJobChanges, parseJobDocument } from '../../../../functions/jobs/document/job-input';
import { attachedJob, detachedJob } from '../../../../functions/jobs/document/membership';
import { newJob, replacedJob } from '../../../../functions/jobs/document/new-job';
import { reportedJob } from '../../../../functions/jobs/document/reports';
import { fc } from '../../../support/fast-check';
import { changeContext } from '../../../support/job';
import { copyOf } from '../../../support/job-copy';
import { changes, document, type Kind } from '../../../support/random-plans';

/** The next version of a plan; `past` is what it was, oldest first. */
type Way = (job: StoredJob, context: ChangeContext, past: readonly StoredJob[]) => StoredJob;

const session = fc.constantFrom('s', 't', '');
const schedule = fc.constantFrom({}, { schedule_interval: '1 days' }, { schedule_hour: '4', event: 'stop' });
const said = fc.record(
  {
    status: fc.constantFrom('scheduled', 'running', 'completed'),
    event: fc.constantFrom('', 'start', 'stop'),
    time_ended: fc.nat(2),
  },
  { requiredKeys: ['status'] },
);
const age = fc.integer({ min: 1, max: 12 });
/** A change of any field, and of those that decide whether a plan is run, and where. */
const body = fc
  .tuple(
    changes,
    fc.record({ disabled: fc.boolean(), session_id: session, job_schedule: schedule }, { requiredKeys: [] }),
  )
  .map(([{ sent }, decided]) => ({ ...sent, ...decided }));

/** All the ways in which a plan of a kind gets stored after it was made. */
const ways = (kind: Kind): Readonly<Record<string, fc.Arbitrary<Way>>> => ({
  changed: body.map((sent) => (job, context) => editedJob(job, parseJobChanges(sent), context)),
  'an old copy edited': fc.tuple(age, body, said).map(([versions, sent, run]) => (job, context, past) => {
    const copy = copyOf(past.at(-versions) ?? job, run);
    return editedJob(job, { ...copy, ...parseJobChanges(sent) }, context);
  }),
  'reported whole': fc.tuple(age, said).map(([versions, run]) => (job, context, past) => {
    return editedJob(job, copyOf(past.at(-versions) ?? job, run), context);
  }),
  'reported with the schedule alone': fc.tuple(age, said).map(([versions, run]) => (job, context, past) => {
    const { job_schedule, session_id } = past.at(-versions) ?? job;
    const input = { job_schedule: { ...job_schedule, ...run }, session_id: session_id ?? '' };
    return editedJob(job, input, context);
  }),
  replaced: document(kind).map(
    ({ sent }) =>
      (job, context) =>
        replacedJob(job, parseJobDocument(sent), context),
  ),
  imported: fc.tuple(fc.boolean(), changes).map(([isChanged, { sent }]) => (job, { managedClients, now }) => {
    const source = { ...exportedPlan(job, managedClients), ...(isChanged && sent) };
    return completePlan(parseSourcePlan(source), job, { managedClients, now });
  }),
  attached: fc
    .record({ session_id: session, session_tag: fc.nat(3), schedule })
    .map((of) => (job, context) => attachedJob(job, of, context)),
  detached: session.map((of) => (job, context) => detachedJob(job, of, context)),
  'asked for something': fc
    .constantFrom('start' as const, 'stop' as const, 'abort' as const)
    .map((event) => (job, context) => withEvent(job, event, context).job),
  'reported by the runner': fc
    .constantFrom('running' as const, 'completed' as const)
    .map((status) => (job, context) => reportedJob(job, { status }, context)),
  shown: fc.constant((job) => ({ ...job, _event_shown: true })),
});

const hashesOf = ({ hash, schedule_hash }: ConfigurationHashes) => ({ hash, schedule_hash });

describe.each<Kind>(['agent', 'managed'])(
  'the configuration that is kept with a plan of the kind %s',
  (kind) => {
    const steps = fc.array(
      fc.oneof(...Object.entries(ways(kind)).map(([way, step]) => fc.tuple(fc.constant(way), step))),
      {
        maxLength: 30,
        size: 'max',
      },
    );

    it('is what is served, however the plan was stored', () => {
      const taken = new Set<string>();
      const holds = (job: StoredJob, way: string) => {
        expect({ way, ...hashesOf(presentConfiguration(job)) }).toEqual({
          way,
          ...hashesOf(servedConfiguration(job)),
        });
      };
      fc.assert(
        fc.property(document(kind), steps, ({ sent }, list) => {
          const context = (second: number) =>
            changeContext({ now: new Date(Date.UTC(2024, 5, 1, 0, 0, second)) });
          let job = newJob({ project_id: 'p', job_id: 'j' }, parseJobDocument(sent), context(0));
          holds(job, 'made');
          const past = [job];
          for (const [index, [way, step]] of list.entries()) {
            const next = stored(() => step(job, context(index + 1), past));
            if (!next || next === job) continue;
            holds(next, way);
            taken.add(way);
            job = next;
            past.push(job);
          }
        }),
        { numRuns: 150 },
      );
      const runs = Object.keys(ways(kind)).filter(
        (way) => kind === 'managed' || way !== 'reported by the runner',
      );
      expect([...taken].sort()).toEqual(runs.sort());
    });
  },
);

/** As DynamoDB gives it back; undefined for what is refused. */
function stored(change: () => StoredJob): StoredJob | undefined {
  try {
    return JSON.parse(JSON.stringify(change())) as StoredJob;
  } catch (error) {
    expect(error).toBeInstanceOf(FreezerError);
    return undefined;
  }
}

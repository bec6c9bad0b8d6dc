import type { JsonObject } from '../../functions/documents/json';
import { JobRepository } from '../../functions/jobs/job-table';
import { type Folder, makeFolder, run } from '../bin/migrate/command';
import { captureLog } from '../support/captured-log';
import { fc } from '../support/fast-check';
import { changes, document, type Kind } from '../support/random-plans';
import { startTable, type TestTable } from '../support/table';
import { wiredJobs } from '../support/wired-jobs';

/** A plan as it is shown. */
interface Shown extends JsonObject {
  readonly job_id: string;
  readonly disabled: boolean;
  readonly job_schedule: JsonObject;
  readonly job_actions: readonly JsonObject[];
}

const plan = fc
  .constantFrom<Kind>('managed', 'agent')
  .chain((kind) => fc.record({ kind: fc.constant(kind), document: document(kind) }));
const switches = fc.record({ disabled: fc.boolean() }, { requiredKeys: [] });

describe('any valid plan', () => {
  captureLog();
  let folder: Folder;
  let source: TestTable;
  let target: TestTable;
  beforeAll(async () => {
    folder = makeFolder();
    [source, target] = [await startTable(), await startTable()];
  });
  afterAll(async () => {
    folder.remove();
    await Promise.all([source.close(), target.close()]);
  });

  it('survives create, show, PATCH, replace, export and import into another table', async () => {
    const { write, show } = plansOf(source);
    const plans: Shown[] = [];
    const property = fc.asyncProperty(
      ...[plan, changes, switches, changes],
      async ({ kind, document }, edit, disabling, replacement) => {
        const id = await write(201, 'createJob', document.sent);
        const made = await show(id);
        expect(told(made)).toEqual(told(created(made, document.kept, kind)));

        await write(200, 'updateJob', { ...edit.sent, ...disabling }, id);
        const patched = await show(id);
        const edited = changed(made, { ...edit.kept, ...disabling }, kind);
        expect(told(patched)).toEqual(told(edited));

        const schedule = changed(patched, replacement.sent, kind).job_schedule;
        await write(201, 'replaceJob', { ...patched, ...replacement.sent, job_schedule: schedule }, id);
        const replaced = await show(id);
        const expected = changed(patched, replacement.kept, kind);
        expect(told(replaced)).toEqual(told(isStopped(patched, kind) ? stopped(expected) : expected));
        plans.push(replaced);
      },
    );
    await fc.assert(property, { numRuns: 120 });

    const file = folder.path('plans.jsonl');
    expect(await run(['export', ...flagsOf(source), '--to-file', file])).toMatchObject({ exitCode: 0 });
    const whole = ['--from-file', file, '--expect', String(plans.length)];
    expect(await run(['import', ...flagsOf(target), ...whole])).toMatchObject({ exitCode: 0, err: '' });
    const moved = plansOf(target);
    for (const plan of plans) expect(await moved.show(plan.job_id)).toEqual(plan);
  });
});

function plansOf({ client, name }: TestTable) {
  const ask = wiredJobs(new JobRepository(client, name));
  return {
    /** @returns The plan's id. */
    write: async (status: number, operation: string, document: JsonObject, job_id?: string) => {
      const answer = await ask({ operation, body: JSON.stringify(document), ...(job_id && { job_id }) });
      expect(answer).toMatchObject({ status });
      return (JSON.parse(answer.body) as Shown).job_id;
    },
    show: async (job_id: string) => JSON.parse((await ask({ operation: 'getJob', job_id })).body) as Shown,
  };
}

function flagsOf({ name, url }: TestTable): readonly string[] {
  return ['--table', `jobs=${name}`, '--endpoint', url];
}

/** Without what every write brings anew: its time, and an action's id and owners. */
function told(plan: Shown): JsonObject {
  const job_actions = plan.job_actions.map((action) => {
    return { ...action, action_id: null, user_id: null, project_id: null };
  });
  return { ...plan, job_actions, updated_at: null };
}

/** What a document makes, with the documented defaults and the ids and times of the plan that was made. */
function created(made: Shown, document: JsonObject, kind: Kind): Shown {
  const defaults = { name: '', description: '', disabled: false, session_id: '', session_tag: 0 };
  const plan = { ...made, ...defaults, job_schedule: {}, ...document } as Shown;
  if (kind === 'managed') return { ...plan, status: 'scheduled', started_at: null, ended_at: null };
  const { time_created = null } = made.job_schedule;
  const never = { time_created, time_started: -1, time_ended: -1 };
  const idle = withSchedule(plan, { event: '', ...plan.job_schedule, ...never });
  return { ...(plan.disabled ? stopped(idle) : idle), started_at: null, ended_at: null };
}

/** A schedule is replaced as a group; an agent hears by an event that its plan was disabled or enabled. */
function changed(plan: Shown, changes: JsonObject, kind: Kind): Shown {
  const { job_schedule: schedule } = changes as Partial<Shown>;
  const kept = Object.entries(plan.job_schedule).filter(([key]) => !schedule || !key.startsWith('schedule_'));
  const next = { ...plan, ...changes, job_schedule: { ...Object.fromEntries(kept), ...schedule } } as Shown;
  if (kind === 'managed' || next.disabled === plan.disabled || staysDone(plan, next)) return next;
  return withSchedule(next, next.disabled ? stopOf(next) : { event: 'start', status: '', result: '' });
}

/** A plan that has run once is not run again because it is enabled. */
function staysDone({ job_schedule: before }: Shown, { disabled, job_schedule: after }: Shown): boolean {
  const triggers = (schedule: JsonObject) =>
    Object.entries(schedule).filter(([key]) => key.startsWith('schedule_'));
  const recurs = !before['schedule_date'] && triggers(before).some(([key]) => !key.endsWith('_date'));
  const isSame = JSON.stringify(triggers(before)) === JSON.stringify(triggers(after));
  return !disabled && before['status'] === 'completed' && !recurs && isSame;
}

/** Nobody is asked to stop what rests. */
function stopOf({ job_schedule: { status } }: Shown): JsonObject {
  return { event: status === 'completed' ? '' : 'stop' };
}

/** Whether an agent's plan is disabled. */
function isStopped({ disabled }: Shown, kind: Kind): boolean {
  return kind === 'agent' && disabled;
}

function stopped(plan: Shown): Shown {
  return withSchedule(plan, { status: 'stop' });
}

/** An agent's plan shows the status of its schedule at the top too. */
function withSchedule(plan: Shown, schedule: JsonObject): Shown {
  const job_schedule = { ...plan.job_schedule, ...schedule };
  return { ...plan, job_schedule, status: job_schedule['status'] ?? '' };
}

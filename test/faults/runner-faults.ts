import type { Fault } from './fault';

const ONCE = ['test/functions/runner/once.test.ts'];
const RUN = ['test/functions/runner/plan-run.test.ts'];
const RUNNER = ['test/functions/runner/runner.test.ts'];
const ROTATION = ['test/functions/runner/rotation.test.ts'];
const VOLUMES = ['test/functions/runner/chosen-volumes.test.ts'];
const ROOM = ['test/functions/runner/room.test.ts'];
const TICK = ['test/functions/runner/tick.test.ts'];
const SWEEP = ['test/functions/runner/sweep.test.ts'];

/** What must not happen to backups, and to the plans that they are of. */
export const RUNNER_FAULTS: readonly Fault[] = [
  {
    name: 'ask Cinder for a backup without looking for one of its name',
    file: 'functions/runner/volume-run.ts',
    find: 'if (oldest) return',
    replace: 'if (oldest && Math.min(0, 1)) return',
    tests: ONCE,
  },
  {
    name: 'ask Cinder again for a backup while the request may still be on its way',
    file: 'functions/runner/volume-run.ts',
    find: 'age < ASK_AGAIN',
    replace: 'age < 0',
    tests: ONCE,
  },
  {
    name: 'ask Cinder before the record of it is written',
    file: 'functions/runner/volume-run.ts',
    find: "memory: { _state: 'asked', _asked_at: epochSeconds(now()) }",
    replace: "memory: { _state: 'planned', _asked_at: undefined }",
    tests: ONCE,
  },
  {
    name: 'leave the second backup of a request that came late',
    file: 'functions/runner/rotation.ts',
    find: 'await removeAll(parts, duplicates)',
    replace: 'await removeAll(parts, duplicates.slice(9))',
    tests: ONCE,
  },
  {
    name: 'lose a run whose worker ended behind the claim',
    file: 'functions/runner/runner.ts',
    find: 'stored?._run === due',
    replace: "stored?._run === 'never'",
    tests: ONCE,
  },
  {
    name: 'begin a run while one of the same plan is in progress',
    file: 'functions/runner/runner.ts',
    find: "slot.state === 'active' || due <= slot.last_due",
    replace: 'due <= slot.last_due',
    tests: RUNNER,
  },
  {
    name: 'begin backups of volumes before it is kept which they are',
    file: 'functions/runner/runner.ts',
    find: "    if (!(await this.parts.slots.put(next))) return 'nothing';\n",
    replace: '',
    tests: RUNNER,
  },
  {
    name: 'run a start again that a restore of the plans has brought back',
    file: 'functions/runner/runner.ts',
    find: ' || due <= slot.last_due',
    replace: '',
    tests: RUNNER,
  },
  {
    name: 'count no attempts at a plan that ends the worker',
    file: 'functions/runner/slot-table.ts',
    find: 'ADD attempts :one, version :one',
    replace: 'ADD version :one',
    tests: RUN,
  },
  {
    name: 'come first for ever to a plan that cannot be read',
    file: 'functions/runner/runner.ts',
    find: '    await this.parts.plans.dropDue(key, due);\n',
    replace: '',
    tests: RUN,
  },
  {
    name: 'let two workers at it',
    file: 'functions/runner/slot-table.ts',
    find: '#until < :now',
    replace: '#until <> :now',
    tests: TICK,
  },
  {
    name: 'keep the lease of a tick that failed',
    file: 'functions/runner/tick.ts',
    find: '    await slots.release(owner);\n',
    replace: '',
    tests: TICK,
  },
  {
    name: 'believe the label of a volume that was restored',
    file: 'functions/runner/chosen-volumes.ts',
    find: 'restoredFrom === undefined ||',
    replace: 'restoredFrom !== id ||',
    tests: VOLUMES,
  },
  {
    name: 'back up any number of labelled volumes',
    file: 'functions/runner/chosen-volumes.ts',
    find: 'volumes.length > MOST_VOLUMES',
    replace: 'volumes.length > 9 * MOST_VOLUMES',
    tests: VOLUMES,
  },
  {
    name: 'make all backups of a project at once',
    file: 'functions/runner/room.ts',
    find: 'own.length >= this.limits.project',
    replace: 'own.length >= this.limits.deployment',
    tests: ROOM,
  },
  {
    name: 'remove the newest backups',
    file: 'functions/runner/rotation.ts',
    find: 'good.slice(0, Math.max(0, good.length - keep))',
    replace: 'good.slice(keep)',
    tests: ROTATION,
  },
  {
    name: 'rotate without counting what its owner has removed',
    file: 'functions/runner/rotation.ts',
    find: "await records.change(record, { memory: { _state: 'gone' } })",
    replace: 'left.push(record)',
    tests: ROTATION,
  },
  {
    name: 'remove more than is surplus',
    file: 'functions/runner/rotation.ts',
    find: 'good.length - keep)',
    replace: 'good.length - keep + 1)',
    tests: ROTATION,
  },
  {
    name: 'never rotate',
    file: 'functions/runner/plan-run.ts',
    find: "...of('succeeded')]",
    replace: "...of('refused')]",
    tests: ROTATION,
  },
  {
    name: 'call a run a success in which a volume failed',
    file: 'functions/runner/plan-run.ts',
    find: "slot.failed > 0 ? 'fail' : 'success'",
    replace: "slot.succeeded > 0 ? 'success' : 'fail'",
    tests: RUN,
  },
  {
    name: 'wait for ever for a backup that failed',
    file: 'functions/runner/volume-run.ts',
    find: "if (backup.status === 'error') {",
    replace: "if (backup.status === 'none') {",
    tests: RUN,
  },
  {
    name: 'forget a backup that was not finished within a day',
    file: 'functions/runner/plan-run.ts',
    find: 'if (record) late.push(record.backup_id);',
    replace: '',
    tests: RUN,
  },
  {
    name: 'count every failed run as the first one',
    file: 'functions/runner/document/run-record.ts',
    find: "(typeof before === 'number' ? before : 0) + 1",
    replace: '1',
    tests: RUN,
  },
  {
    name: 'run a plan without rights for ever',
    file: 'functions/runner/document/plan-changes.ts',
    find: 'refusals >= MOST_REFUSALS',
    replace: 'refusals > MOST_REFUSALS',
    tests: RUN,
  },
  {
    name: 'count refusals of long ago',
    file: 'functions/runner/document/plan-changes.ts',
    find: 'refused ? before + 1 : 0',
    replace: 'refused ? before + 1 : before',
    tests: RUN,
  },
  {
    name: 'start a plan again that was stopped',
    file: 'functions/runner/document/plan-changes.ts',
    find: '{ ...disarmed(rests), status',
    replace: '{ ...rests, status',
    tests: RUNNER,
  },
  {
    name: 'keep what an aborted run had not finished',
    file: 'functions/runner/volume-run.ts',
    find: "if (this.wish !== 'abort') return WAITING;",
    replace: 'return WAITING;',
    tests: RUNNER,
  },
  {
    name: 'arm a plan again that was stopped',
    file: 'functions/runner/document/plan-changes.ts',
    find: " || plan.status === 'stop') return plan;",
    replace: ') return plan;',
    tests: SWEEP,
  },
  {
    name: 'sweep the same plans for ever',
    file: 'functions/runner/sweep.ts',
    find: "keepNote('#sweep', next ?? null)",
    replace: "keepNote('#sweep', null)",
    tests: SWEEP,
  },
  {
    name: "give an agent's plan a start",
    file: 'functions/runner/document/plan-changes.ts',
    find: 'if (!managedClients.has(plan.client_id)) return',
    replace: 'if (managedClients.size === 0) return',
    tests: SWEEP,
  },
];

import type { Fault } from './fault';

const RUN = ['test/functions/runner/plan-run.test.ts'];
const RUNNER = ['test/functions/runner/runner.test.ts'];
const ROTATION = ['test/functions/runner/rotation.test.ts'];
const VOLUMES = ['test/functions/runner/chosen-volumes.test.ts'];
const SWEEP = ['test/functions/runner/sweep.test.ts'];

/** What one plan, one volume or one outage must not do to others. */
export const UNLUCKY_RUN_FAULTS: readonly Fault[] = [
  {
    name: 'let one plan keep the sweep from all behind it',
    file: 'functions/runner/sweep.ts',
    find: 'setRight(parts, plan).catch(passedBy)',
    replace: 'setRight(parts, plan)',
    tests: SWEEP,
  },
  {
    name: "leave out the start of a plan because of another plan's run",
    file: 'functions/runner/runner.ts',
    find: ' && plan._run === due && plan.job_id_hash === job_id_hash',
    replace: '',
    tests: RUNNER,
  },
  {
    name: 'put runs aside because the runner itself is shut out',
    file: 'functions/runner/runner.ts',
    find: ' || error instanceof ShutOut',
    replace: '',
    tests: RUN,
  },
  {
    name: 'ask first again for the volumes that Cinder does not speak of',
    file: 'functions/runner/plan-run.ts',
    find: "volumes: [...unseen, ...of('waiting'), ...troubled]",
    replace: "volumes: [...troubled, ...unseen, ...of('waiting')]",
    tests: RUN,
  },
  {
    name: "take a user's backup for a second one of ours by its name alone",
    file: 'functions/runner/rotation.ts',
    find: 'if (metadata === undefined) return true;',
    replace: "if (metadata?.['freezer_start'] === undefined) return true;",
    tests: ROTATION,
  },
  {
    name: 'look after what is never finished for as long as the plan runs',
    file: 'functions/runner/aftercare.ts',
    find: 'if (isOver(record.created_at))',
    replace: 'if (isOver(record.created_at) && isOver(slot.began))',
    tests: RUN,
  },
  {
    name: 'ring an alarm because a user has written much into a volume',
    file: 'functions/runner/chosen-volumes.ts',
    find: 'labelledVolumes(parts.cinder, plan.job_id).catch(tooMuch)',
    replace: 'labelledVolumes(parts.cinder, plan.job_id)',
    tests: VOLUMES,
  },
  {
    name: 'start plans by a clock that stood still while another runner had them',
    file: 'functions/jobs/document/clocked-plan.ts',
    find: 'if (!isClocked) return unclocked(changed);',
    replace: 'if (!isClocked) return changed;',
    tests: ['test/functions/jobs/document/clocked-plan.test.ts'],
  },
];

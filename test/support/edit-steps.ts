import type { JobEvent } from '../../functions/jobs/document/events';
import type { JobAction } from '../../functions/jobs/document/job';
import type { JobSchedule } from '../../functions/schedule/schedule';
import { fc } from './fast-check';
import { agentJob } from './job';

/** What a user decides, as the model knows it: by value, without hashes. */
export interface Configuration {
  readonly name: string;
  readonly disabled: boolean;
  readonly schedule: JobSchedule;
  readonly actions: readonly JobAction[];
  readonly session: string;
}

const SCHEDULES = [{}, { schedule_interval: '1 days' }, { schedule_hour: '13', schedule_minute: '00' }];
const [action = { freezer_action: {} }] = agentJob().job_actions;
const ACTIONS = [[action], [{ ...action, mandatory: false }], []];
const SESSIONS = ['s', 't'];

export const readers = ['first editor', 'second editor', 'agent', 'thin agent'] as const;
const editors = fc.constantFrom(readers[0], readers[1]);
const changes = fc.record<Configuration>(
  {
    name: fc.constantFrom('', 'a', 'b'),
    disabled: fc.boolean(),
    schedule: fc.constantFrom(...SCHEDULES),
    actions: fc.constantFrom(...ACTIONS),
    session: fc.constantFrom('', ...SESSIONS),
  },
  { requiredKeys: [] },
);
const tag = fc.nat(3);
const said = fc.record({
  status: fc.constantFrom('scheduled', 'running', 'completed'),
  time_ended: fc.nat(2),
});
/** What people, agents and sessions do with one plan. */
export const step = fc.oneof(
  {
    arbitrary: fc.record({ does: fc.constant('read' as const), who: fc.constantFrom(...readers) }),
    weight: 2,
  },
  {
    arbitrary: fc.record({ does: fc.constant('edit a copy' as const), who: editors, change: changes }),
    weight: 3,
  },
  fc.record({ does: fc.constant('change' as const), change: changes }),
  fc.record({
    does: fc.constant('ask' as const),
    event: fc.constantFrom<JobEvent[]>('start', 'stop', 'abort'),
  }),
  fc.record({
    does: fc.constant('attach' as const),
    session: fc.constantFrom(...SESSIONS),
    schedule: fc.constantFrom(...SCHEDULES),
    tag,
  }),
  fc.record({ does: fc.constant('detach' as const), session: fc.constantFrom(...SESSIONS) }),
  fc.record({ does: fc.constant('echo' as const), said, tag }),
  fc.record({ does: fc.constant('report' as const), said, tag }),
);
export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** The configuration of `agentJob()`. */
export const FIRST: Configuration = {
  name: '',
  disabled: false,
  schedule: { schedule_interval: '1 days' },
  actions: [action],
  session: '',
};

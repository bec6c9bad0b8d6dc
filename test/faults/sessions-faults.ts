import type { Fault } from './fault';

const RUN = ['test/functions/sessions/document/session-run.test.ts'];
const MEMBERS = ['test/functions/sessions/document/session-jobs.test.ts'];
const ATTACHED = ['test/functions/jobs/document/membership.test.ts'];
const SENT = [
  'test/functions/jobs/document/sent-session.test.ts',
  'test/functions/jobs/document/edit-orders.test.ts',
];
const INTERRUPTED = ['test/functions/sessions/interrupted-writes.test.ts'];
const CONCURRENT = ['test/functions/sessions/concurrent-writes.test.ts'];

/** What must not happen to sessions and to the plans in them. */
export const SESSIONS_FAULTS: readonly Fault[] = [
  {
    name: 'let every agent of a session begin a run of its own',
    file: 'functions/sessions/document/session-run.ts',
    find: '    session_tag: session_tag + 1,\n',
    replace: '    session_tag,\n',
    tests: RUN,
  },
  {
    name: 'begin a run of a session within the hold-off',
    file: 'functions/sessions/document/session-run.ts',
    find: 'seconds - time_start <= (hold_off',
    replace: 'seconds - time_start < (hold_off',
    tests: RUN,
  },
  {
    name: 'complete a session in which a plan still runs',
    file: 'functions/sessions/document/session-jobs.ts',
    find: '!jobs.every(isOver)',
    replace: '!jobs.some(isOver)',
    tests: RUN,
  },
  {
    name: 'call a session a success in which a plan failed',
    file: 'functions/sessions/document/session-jobs.ts',
    find: "jobs.every((job) => job.result === 'success')",
    replace: "jobs.some((job) => job.result === 'success')",
    tests: RUN,
  },
  {
    name: 'take how a plan ended the last run of a session for how it ends this one',
    file: 'functions/sessions/document/session-run.ts',
    find: 'jobs: withoutOutcomes(stored.jobs),',
    replace: '',
    tests: RUN,
  },
  {
    name: 'take what every object has for a plan of a session',
    file: 'functions/sessions/document/session-jobs.ts',
    find: 'return Object.hasOwn(jobs, job_id) ? jobs[job_id] : undefined;',
    replace: 'return jobs[job_id];',
    tests: MEMBERS,
  },
  {
    name: 'forget that a plan of a session runs when it is attached again',
    file: 'functions/sessions/document/session-jobs.ts',
    find: 'job.session_id === stored.session_id ? jobIn',
    replace: 'job.session_id === undefined ? jobIn',
    tests: MEMBERS,
  },
  {
    name: 'wipe what an agent reported when its plan joins a session',
    file: 'functions/jobs/document/membership.ts',
    find: '{ ...runtimeSchedule(stored.job_schedule), ...configuredSchedule(schedule) }',
    replace: 'configuredSchedule(schedule)',
    tests: ATTACHED,
  },
  {
    name: 'let a plan that left a session go on by itself',
    file: 'functions/jobs/document/membership.ts',
    find: 'withStop(outside, context)',
    replace: 'outside',
    tests: ATTACHED,
  },
  {
    name: 'take a plan out of a session that it is not in',
    file: 'functions/jobs/document/membership.ts',
    find: '  if (sessionOf(stored) !== session_id) return stored;\n',
    replace: '',
    tests: ATTACHED,
  },
  {
    name: 'let a report without a time take a plan out of its session',
    file: 'functions/jobs/document/sent-change.ts',
    find: ' || isThinReport) return {};',
    replace: ') return {};',
    tests: SENT,
  },
  {
    name: 'let an old copy take a plan out of its session',
    file: 'functions/jobs/document/configuration.ts',
    find: "    ...(sessionOf(job) !== '' && { session_id: sessionOf(job) }),\n",
    replace: '',
    tests: SENT,
  },
  {
    name: 'take the tag of one session for that of another',
    file: 'functions/jobs/document/membership.ts',
    find: ': session_id === sessionOf(job);',
    replace: ': true;',
    tests: SENT,
  },
  {
    name: 'tell a plan of its session before the session knows it',
    file: 'functions/sessions/session-members.ts',
    find: 'if (moves) await forgetJob',
    replace:
      'await jobs.change(jobKey, (stored) => attachedJob(stored ?? job, session, context));\n    if (moves) await forgetJob',
    tests: INTERRUPTED,
  },
  {
    name: 'leave a plan in the list of the session that it went from',
    file: 'functions/sessions/session-members.ts',
    find: 'const moves = former',
    replace: 'const moves = false && former',
    tests: [...INTERRUPTED, ...CONCURRENT],
  },
  {
    name: 'forget a plan of a session before it has left',
    file: 'functions/sessions/session-members.ts',
    find: '  const isThere = await detachJob',
    replace:
      "  await sessions.change(sessionKey, (stored) =>\n    withoutJob(requireStored(request, stored, ''), jobKey.job_id, context.now),\n  );\n  const isThere = await detachJob",
    tests: CONCURRENT,
  },
  {
    name: 'remove a session that a plan joins meanwhile',
    file: 'functions/sessions/session-members.ts',
    find: 'sessions.delete(key, stored)',
    replace: 'sessions.delete(key)',
    tests: CONCURRENT,
  },
  {
    name: 'remove a session with its plans in it',
    file: 'functions/sessions/session-members.ts',
    find: '    await detachAll(jobs, stored, context);\n',
    replace: '',
    tests: INTERRUPTED,
  },
  {
    name: 'take a schedule for a session that jams the agents of its plans',
    file: 'functions/sessions/document/changed-session.ts',
    find: '  assertTrigger(schedule);\n',
    replace: '',
    tests: ['test/functions/sessions/document/validate-session.test.ts'],
  },
  {
    name: 'take plans into a session until the item is full, so that none of them can report',
    file: 'functions/sessions/document/session-jobs.ts',
    find: 'const bytes = itemSize(jobs) + REPORTED_BYTES * Object.keys(jobs).length;',
    replace: 'const bytes = itemSize(jobs);',
    tests: ['test/functions/sessions/document/session-jobs.test.ts'],
  },
  {
    name: 'refuse the empty host name that a client is shown with',
    file: 'functions/clients/document/registered-client.ts',
    find: "hostname === '' ? others : body",
    replace: 'others ? body : body',
    tests: [
      'test/functions/clients/document/client-input.test.ts',
      'test/contract/storable-documents.test.ts',
    ],
  },
];

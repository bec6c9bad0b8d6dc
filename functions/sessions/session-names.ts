import { type ResourceNames, WORD_IDS } from '../operations/resource-names';

export const SESSION: ResourceNames<'session_id'> = {
  collection: 'sessions',
  id: 'session_id',
  what: 'Session',
  ids: WORD_IDS,
};

/** A plan in the path of its session. */
export const SESSION_JOB: ResourceNames<'job_id'> = {
  collection: 'jobs',
  id: 'job_id',
  what: 'Job',
  ids: WORD_IDS,
};

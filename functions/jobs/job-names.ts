import { type ResourceNames, WORD_IDS } from '../operations/resource-names';

export const JOB: ResourceNames<'job_id'> = {
  collection: 'jobs',
  id: 'job_id',
  what: 'Job',
  ids: WORD_IDS,
};

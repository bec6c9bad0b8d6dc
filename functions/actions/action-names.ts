import { type ResourceNames, WORD_IDS } from '../operations/resource-names';

export const ACTION: ResourceNames<'action_id'> = {
  collection: 'actions',
  id: 'action_id',
  what: 'Action',
  ids: WORD_IDS,
};

import { type ResourceNames, WORD_IDS } from '../operations/resource-names';

export const BACKUP: ResourceNames<'backup_id'> = {
  collection: 'backups',
  id: 'backup_id',
  what: 'Backup',
  ids: WORD_IDS,
};

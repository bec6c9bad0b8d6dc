import { BACKUP_FORM } from '../../../functions/backups/backup-table';
import { itemOf } from '../../../functions/storage/item-form';
import { BACKUP_ID, BACKUP_METADATA, storedBackup } from '../backup';
import { PROJECT_ID } from '../identity';
import { ownOf, type ResourceProvocations, type Success } from './provocation';

const BACKUPS = `/v2/${PROJECT_ID}/backups`;
const BACKUP = `${BACKUPS}/${BACKUP_ID}`;

const SUCCESSES = new Map<string, Success>([
  ['listBackups', { status: 200, path: BACKUPS, body: { match: [{ container: 'backups' }] } }],
  ['createBackup', { status: 201, path: BACKUPS, body: BACKUP_METADATA }],
  ['getBackup', { status: 200, path: BACKUP }],
  ['updateBackup', { status: 200, path: BACKUP, body: { status: 'error' } }],
  ['deleteBackup', { status: 204, path: `${BACKUPS}/absent` }],
]);

const own = ownOf(SUCCESSES);

export const BACKUPS_PROVOCATIONS: ResourceProvocations = {
  items: [{ table: 'backups', item: itemOf(BACKUP_FORM, storedBackup()) }],
  preparations: [],
  successes: SUCCESSES,
  own: [
    own('listBackups', 400, 'a limit that is none', { path: `${BACKUPS}?limit=abc` }),
    own('listBackups', 400, 'a time that is none', { body: { time_after: 'noon' } }),
    own('createBackup', 400, 'no container', { body: { ...BACKUP_METADATA, container: '' } }),
    own('getBackup', 304, 'a record that the caller has', { headers: { 'If-None-Match': '*' } }),
    own('getBackup', 404, 'an absent record', { path: `${BACKUPS}/absent` }),
    own('updateBackup', 400, 'a status of another world', { body: { status: 'odd' } }),
    own('updateBackup', 404, 'an absent record', { path: `${BACKUPS}/absent` }),
  ],
};

import { publicBackup } from '../../../../functions/backups/document/backup';
import { editedBackup, newBackup } from '../../../../functions/backups/document/changed-backup';
import { BACKUP_METADATA, storedBackup } from '../../../support/backup';
import { changeContext } from '../../../support/job';

describe('newBackup', () => {
  it('is the caller’s, under a new id', () => {
    const backup = newBackup('p', { status: 'available', backup_metadata: BACKUP_METADATA }, changeContext());
    expect(backup).toEqual({
      project_id: 'p',
      backup_id: '00000000000000000000000000000001',
      user_id: '5f1d0cbb6ab54b8ab9d0d1aef6ee3a11',
      status: 'available',
      backup_metadata: BACKUP_METADATA,
      created_at: '2024-06-01T12:00:00.000000',
      updated_at: '2024-06-01T12:00:00.000000',
      _version: 1,
    });
  });
});

describe('editedBackup', () => {
  it('merges metadata one level deep, and counts the version', () => {
    const stored = storedBackup({ backup_metadata: { a: { b: 1 }, c: 2 } });
    const edited = editedBackup(stored, { backup_metadata: { a: { d: 3 } } }, changeContext());
    expect(edited).toMatchObject({
      backup_metadata: { a: { d: 3 }, c: 2 },
      status: 'available',
      _version: 2,
    });
    expect(edited.updated_at > stored.updated_at).toBe(true);
  });

  it('changes the status alone', () => {
    const stored = storedBackup();
    expect(editedBackup(stored, { status: 'deleting' }, changeContext())).toMatchObject({
      status: 'deleting',
      backup_metadata: BACKUP_METADATA,
    });
  });

  it('is the stored one when nothing differs', () => {
    const stored = storedBackup();
    expect(editedBackup(stored, { backup_metadata: { level: 0 } }, changeContext())).toBe(stored);
    expect(editedBackup(stored, {}, changeContext())).toBe(stored);
  });
});

describe('publicBackup', () => {
  it('has Freezer’s keys and no others', () => {
    expect(Object.keys(publicBackup(storedBackup()))).toEqual([
      'project_id',
      'backup_id',
      'user_id',
      'status',
      'backup_metadata',
    ]);
  });
});

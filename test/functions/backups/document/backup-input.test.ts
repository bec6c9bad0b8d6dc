import { BACKUP_STATUSES } from '../../../../functions/backups/document/backup';
import { parseBackup, parseBackupChanges } from '../../../../functions/backups/document/changed-backup';
import type { JsonObject } from '../../../../functions/documents/json';
import { BadDataFormat } from '../../../../functions/errors';
import { BACKUP_METADATA } from '../../../support/backup';

describe('parseBackup', () => {
  it('takes the body for the metadata, unchanged but for the status', () => {
    const metadata = { ...BACKUP_METADATA, odd: [null, { a: 1 }], backup_id: 'theirs' };
    expect(parseBackup(metadata)).toEqual({ status: 'available', backup_metadata: metadata });
  });

  it.each(BACKUP_STATUSES)('takes the status %s out of it', (status) => {
    expect(parseBackup({ ...BACKUP_METADATA, status })).toEqual({ status, backup_metadata: BACKUP_METADATA });
  });

  it.each<[JsonObject, string]>([
    [{ ...BACKUP_METADATA, container: '' }, "Bad Data Format: 'container'"],
    [{ ...BACKUP_METADATA, hostname: 5 }, "Bad Data Format: 'hostname'"],
    [{ container: 'c', hostname: 'h' }, "Bad Data Format: 'backup_name'"],
    [{ ...BACKUP_METADATA, status: 'odd' }, "'odd' is not one of ['creating', 'available'"],
    [{ ...BACKUP_METADATA, status: null }, 'None is not one of'],
  ])('refuses %j', (body, message) => {
    expect(() => parseBackup(body)).toThrow(BadDataFormat);
    expect(() => parseBackup(body)).toThrow(message);
  });
});

describe('parseBackupChanges', () => {
  it('reads status and metadata, and ignores the rest', () => {
    expect(parseBackupChanges({ status: 'error', backup_metadata: { a: 1 }, user_id: 'x' })).toEqual({
      status: 'error',
      backup_metadata: { a: 1 },
    });
    expect(parseBackupChanges({})).toEqual({});
  });

  it.each<JsonObject>([
    { status: 'odd' },
    { status: null },
    { backup_metadata: null },
    { backup_metadata: [] },
    { backup_metadata: 'text' },
  ])('refuses %j', (body) => {
    expect(() => parseBackupChanges(body)).toThrow(BadDataFormat);
  });
});

import { assertBackup } from '../../../../functions/backups/document/backup';
import { storedBackup } from '../../../support/backup';

describe('assertBackup', () => {
  it('passes a whole record', () => {
    expect(() => {
      assertBackup(storedBackup());
    }).not.toThrow();
  });

  it.each([
    ['_version', 0],
    ['status', 'odd'],
    ['backup_metadata', new Set(['a'])],
    ['backup_metadata', { a: Buffer.from('a') }],
    ['user_id', undefined],
  ])('names %s as what is at fault', (field, value) => {
    expect(() => {
      assertBackup({ ...storedBackup(), [field]: value });
    }).toThrow(`The stored item's ${field} is not a backup's.`);
  });
});

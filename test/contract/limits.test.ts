import { readFileSync } from 'node:fs';
import { ACTION_PART } from '../../functions/actions/document/action';
import { BACKUP_PART } from '../../functions/backups/document/backup';
import { CLIENT_PART } from '../../functions/clients/document/client';
import { LIMITS } from '../../functions/contract/limits';
import { TABLES } from '../../functions/contract/tables';
import { JOB_PART } from '../../functions/jobs/document/public-job';
import { SESSION_PART } from '../../functions/sessions/document/session';
import { largestItemBytes } from '../../functions/storage/assert-storable';

const PAGE = readFileSync('docs/limits.md', 'utf8');
const KB = 1024;

/** The cells of each row of the page's tables. */
const ROWS = PAGE.split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe('docs/limits.md', () => {
  it('has each limit of the code, and no other', () => {
    const named = ROWS.filter(([name = '']) => name.startsWith('`')).map(([name = '', value = '']) => [
      name.replaceAll('`', ''),
      Number(value.replaceAll(',', '')),
    ]);
    expect(Object.fromEntries(named)).toEqual(LIMITS);
  });

  it.each([
    ['plan', JOB_PART, TABLES.jobs],
    ['session, without its plans', SESSION_PART, TABLES.sessions],
    ['action, client, backup record', ACTION_PART, TABLES.actions],
    ['action, client, backup record', CLIENT_PART, TABLES.clients],
    ['action, client, backup record', BACKUP_PART, TABLES.backups],
  ])('has the sizes of a %s', (document, part, table) => {
    const [, users, item] = ROWS.find(([name]) => name === document) ?? [];
    expect([users, item]).toEqual([`${part.bytes / KB} KB`, `${largestItemBytes(table) / KB} KB`]);
  });
});

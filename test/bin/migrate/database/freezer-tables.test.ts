import { countQuery, freezerTables, rowsQuery } from '../../../../bin/migrate/database/freezer-tables';
import { KIND_NAMES } from '../../../../bin/migrate/kind';
import { fakeSnapshot, FREEZER_13, MASTER } from './fake-snapshot';

const without = (table: string, column: string) => ({
  ...FREEZER_13,
  [table]: (FREEZER_13[table] ?? []).filter((name) => name !== column),
});

describe('freezerTables', () => {
  it('tells the versions of Freezer by their columns', async () => {
    const versions = [FREEZER_13, MASTER].map((tables) => freezerTables(fakeSnapshot(tables), KIND_NAMES));
    expect(await Promise.all(versions)).toEqual([
      { linksActions: false, hasCredentials: false },
      { linksActions: true, hasCredentials: true },
    ]);
  });

  it.each([
    [
      'a database of something else',
      { users: ['id'] },
      'no table clients, actions, sessions, jobs, backups, or ',
    ],
    [
      'one table that may not be read',
      { ...FREEZER_13, backups: [] },
      'no table backups, or this user may not ',
    ],
    [
      'a table of another kind',
      without('jobs', 'schedule'),
      'The table jobs of the database freezer has no column schedule: ',
    ],
    ['plans without actions', without('jobs', 'job_actions'), 'has no column job_actions: it is not '],
  ])('refuses %s', async (_case, tables, sentence) => {
    await expect(freezerTables(fakeSnapshot(tables), KIND_NAMES)).rejects.toThrow(sentence);
  });

  it('looks only at the tables of the kinds that are asked for', async () => {
    const { clients = [] } = FREEZER_13;
    await expect(freezerTables(fakeSnapshot({ clients }), ['clients'])).resolves.toMatchObject({});
  });

  it.each(KIND_NAMES)('leaves out deleted %s, counted and read', (kind) => {
    const tables = { linksActions: true, hasCredentials: true };
    expect(countQuery(kind)).toContain(`COALESCE(\`${kind}\`.deleted, 0) = 0`);
    expect(rowsQuery(kind, tables)).toContain('WHERE COALESCE(`row`.deleted, 0) = 0 ORDER BY');
  });
});

import type { Row } from '../../../../bin/migrate/database/open-database';
import { rowDocument } from '../../../../bin/migrate/database/row-documents';
import type { KindName } from '../../../../bin/migrate/kind';

const owner = { id: 'x', project_id: 'p', user_id: 'u', created_at: '2024-05-09 09:51:10', updated_at: null };
const read = (kind: KindName, row: Row) => rowDocument(kind, { row: { ...owner, ...row } });
const job = (row: Row) => read('jobs', { client_id: 'c', schedule: '{}', job_actions: '[]', ...row });

describe('rowDocument', () => {
  it('shows a client, of 13 and of master', () => {
    const row = { client_id: 'node', hostname: 'node', description: null, uuid: '1' };
    const client = { client_id: 'node', hostname: 'node', uuid: '1', is_central: false };
    expect(read('clients', row)).toMatchObject({ kind: 'clients', document: { project_id: 'p', client } });
    const central = { ...row, is_central: 1, supported_modes: '["fs"]', supported_engines: null };
    expect(read('clients', central)).toHaveProperty('document.client', {
      ...client,
      is_central: true,
      supported_modes: ['fs'],
    });
  });

  it("shows an action's columns over its document, and no nulls", () => {
    const columns = { action: 'backup', actionmode: 'fs', container: 'new', timeout: null };
    const written = '{"container":"old","mode":"fs","timeout":7,"hook":null,"list":[null]}';
    expect(read('actions', { ...columns, max_retries: null, backup_metadata: written })).toMatchObject({
      document: {
        action_id: 'x',
        freezer_action: { container: 'new', mode: 'fs', timeout: 7, list: [null], action: 'backup' },
      },
    });
    expect(read('actions', { ...columns, backup_metadata: written })).not.toHaveProperty(
      'document.max_retries',
    );
  });

  it.each([
    ['null', null],
    ['an empty text', '""'],
  ])('takes %s for no schedule', (_case, schedule) => {
    expect(job({ schedule, session_tag: null })).toMatchObject({
      document: { job_schedule: {}, session_tag: 0 },
    });
  });

  it('keeps whatever a record says', () => {
    const metadata = { 'ключ "\\\n😀': [1, { status: 'odd' }], time_stamp: '17' };
    expect(read('backups', { backup_metadata: JSON.stringify(metadata), user_name: 'U' })).toHaveProperty(
      'document.backup_metadata',
      metadata,
    );
  });

  it.each([
    [
      'what goes on with members of another document',
      { schedule: '{},"project_id":"stolen"' },
      'Malformed JSON (in the column schedule)',
    ],
    [
      'a number that would be rounded',
      { job_actions: '[9007199254740993]' },
      /cannot be kept exactly.*job_actions\)$/,
    ],
    [
      'bytes that are not UTF-8',
      { schedule: Buffer.from([0x7b, 0xfc, 0x7d]) },
      'A column holds bytes that are not UTF-8',
    ],
  ])('tells %s by its id', (_case, row, fault) => {
    expect(job(row)).toEqual({
      at: 'table jobs, id x',
      kind: 'jobs',
      fault: expect.stringMatching(
        typeof fault === 'string' ? fault.replace(/[()]/g, '\\$&') : fault,
      ) as string,
    });
  });

  it('reads a text of a binary column', () => {
    expect(job({ description: Buffer.from('Ü') })).toHaveProperty('document.description', 'Ü');
  });
});

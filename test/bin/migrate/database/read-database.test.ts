import type { Joined } from '../../../../bin/migrate/database/open-database';
import { readDatabase } from '../../../../bin/migrate/database/read-database';
import { collected } from '../collected';
import { fakeSnapshot, FREEZER_13, MASTER } from './fake-snapshot';

const owner = { project_id: 'p', user_id: 'u', created_at: '2024-05-09 09:51:10', updated_at: null };
const nothing = { id: null };

function joined(job: string, position: number, credential = 0): Joined {
  return {
    row: { ...owner, id: job, client_id: 'node', schedule: '{}', session_id: '', session_tag: 0 },
    link: position === 0 ? nothing : { id: `${job}-${position}` },
    action: {
      ...(position === 0 ? nothing : { ...owner, id: `action-${position}` }),
      ...{ action: 'backup', actionmode: 'fs', backup_metadata: '{"mandatory":true}' },
    },
    credential: credential === 0 ? nothing : { id: 'c', trust_id: 't', trustor_user_id: 'u' },
  };
}

it('puts a plan of master together from its rows', async () => {
  const jobs = [joined('a', 1, 1), joined('a', 2, 1), joined('a', 2, 1), joined('b', 0), joined('c', 1)];
  const read = await readDatabase(fakeSnapshot(MASTER, { jobs }), (kind) => kind === 'jobs');
  const documents = await collected(read.documents);
  expect(read.total).toBe(3);
  expect(documents.map(({ at }) => at)).toEqual(['a', 'b', 'c'].map((id) => `table jobs, id ${id}`));
  expect(documents.map((given) => ('document' in given ? given.document['job_actions'] : given))).toEqual([
    [expect.objectContaining({ action_id: 'action-1' }), expect.objectContaining({ action_id: 'action-2' })],
    [],
    [
      {
        ...{ action_id: 'action-1', project_id: 'p', user_id: 'u', mandatory: true },
        freezer_action: { action: 'backup', mode: 'fs', mandatory: true },
      },
    ],
  ]);
  expect(documents[0]).toMatchObject({
    document: { user_credentials: { trust_id: 't', trustor_user_id: 'u' } },
  });
  expect(documents[1]).not.toHaveProperty('document.user_credentials');
});

it('reads the kinds in the order in which they refer to each other', async () => {
  const snapshot = fakeSnapshot(FREEZER_13);
  await collected((await readDatabase(snapshot, () => true)).documents);
  const tables = snapshot.asked.slice(6).map((sql) => /FROM `?(\w+)/.exec(sql)?.[1]);
  expect(tables).toEqual(['clients', 'actions', 'sessions', 'jobs', 'backups']);
});

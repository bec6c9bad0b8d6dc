import { publicClient } from '../../../../functions/clients/document/client';
import { storedClient } from '../../../support/client';

it('publicClient has Freezer’s keys, in its order, and no others', () => {
  const stored = storedClient();
  const shown = publicClient(stored);
  expect(Object.keys(shown)).toEqual(['project_id', 'user_id', 'client']);
  expect(Object.keys(shown['client'] ?? {})).toEqual([
    'uuid',
    'hostname',
    'client_id',
    'is_central',
    'description',
    'supported_actions',
    'supported_modes',
    'supported_storages',
    'supported_engines',
  ]);
  const { project_id, user_id, client } = { ...shown };
  expect(stored).toMatchObject({ project_id, user_id, ...Object(client) } as object);
});

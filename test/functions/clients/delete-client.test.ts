import type { StoredClient } from '../../../functions/clients/document/client';
import { deleteClient as operation } from '../../../functions/clients/operations';
import { AccessForbidden, DocumentNotFound, PreconditionFailed } from '../../../functions/errors';
import { entityTag } from '../../../functions/http/entity-tag';
import { apiRequest } from '../../support/api-request';
import { CLIENT_ID, storedClient } from '../../support/client';
import { OTHER_PROJECT_ID, PROJECT_ID } from '../../support/identity';

const CLIENT = storedClient({ _version: 3 });
const CENTRAL = storedClient({ is_central: true });

function deleteClient(stored?: StoredClient, headers: Record<string, string> = {}, client_id = CLIENT_ID) {
  const [get, remove] = [jest.fn().mockResolvedValue(stored), jest.fn().mockResolvedValue(true)];
  const request = apiRequest({ headers, parameters: { project_id: PROJECT_ID, client_id } });
  return { answer: operation(request, { get, delete: remove }), get, remove };
}

describe('deleteClient', () => {
  it.each([CLIENT, CENTRAL])(
    'removes a client of the project, also a central one: $is_central',
    async (client) => {
      const { answer, get, remove } = deleteClient(client);
      expect(await answer).toEqual({ status: 204 });
      expect(get).toHaveBeenCalledWith({ project_id: PROJECT_ID, client_id: CLIENT_ID });
      expect(remove.mock.calls).toEqual([[client, client]]);
    },
  );

  it('finds nothing wrong where nothing is', async () => {
    const { answer, remove } = deleteClient();
    expect(await answer).toEqual({ status: 204 });
    expect(remove).not.toHaveBeenCalled();
  });

  it("leaves another project's central client alone", async () => {
    const { answer, remove } = deleteClient({ ...CENTRAL, project_id: OTHER_PROJECT_ID });
    await expect(answer).rejects.toThrow(AccessForbidden);
    expect(remove).not.toHaveBeenCalled();
  });

  it('removes the state that If-Match names', async () => {
    expect(await deleteClient(CLIENT, { 'if-match': entityTag(CLIENT) }).answer).toEqual({ status: 204 });
  });

  it.each([
    ['an older state', CLIENT, entityTag({ ...CLIENT, _version: 2 })],
    ['a client that is not there', undefined, '*'],
  ])('refuses If-Match for %s', async (_case, stored, tag) => {
    const { answer, remove } = deleteClient(stored, { 'if-match': tag });
    await expect(answer).rejects.toThrow(PreconditionFailed);
    expect(remove).not.toHaveBeenCalled();
  });

  it('looks again when the client was changed at this moment', async () => {
    const { answer, get, remove } = deleteClient(CLIENT);
    remove.mockResolvedValueOnce(false);
    const changed = { ...CLIENT, _version: 4 };
    get.mockResolvedValueOnce(changed);
    expect(await answer).toEqual({ status: 204 });
    expect(remove.mock.calls).toEqual([
      [CLIENT, CLIENT],
      [changed, changed],
    ]);
  });

  it("does not remove another project's that took its place at this moment", async () => {
    const { answer, get, remove } = deleteClient(CENTRAL);
    remove.mockResolvedValueOnce(false);
    get.mockResolvedValueOnce({ ...CENTRAL, project_id: OTHER_PROJECT_ID });
    await expect(answer).rejects.toThrow(AccessForbidden);
    expect(remove).toHaveBeenCalledTimes(1);
  });

  it('gives up with a 503 when others are always faster', async () => {
    const { answer, remove } = deleteClient(CLIENT);
    remove.mockResolvedValue(false);
    await expect(answer).rejects.toMatchObject({ status: 503 });
    expect(remove).toHaveBeenCalledTimes(4);
  });

  it.each(['..', 'a b', 'a/b', 'x'.repeat(513)])(
    'does not even look for an id that cannot be: %s',
    async (id) => {
      const { answer, get } = deleteClient(undefined, {}, id);
      await expect(answer).rejects.toThrow(DocumentNotFound);
      expect(get).not.toHaveBeenCalled();
    },
  );

  it('looks for ids as long as they can be', async () => {
    const id = `${'x'.repeat(499)}_node.example`;
    expect(await deleteClient(undefined, {}, id).answer).toEqual({ status: 204 });
  });
});

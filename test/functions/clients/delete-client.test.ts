import type { StoredClient } from '../../../functions/clients/document/client';
import { deleteClient as operation } from '../../../functions/clients/operations';
import { AccessForbidden, DocumentNotFound, PreconditionFailed } from '../../../functions/errors';
import type { ApiRequest } from '../../../functions/http/api-request';
import { entityTag } from '../../../functions/http/entity-tag';
import { apiRequest, type RequestChanges } from '../../support/api-request';
import { CLIENT_ID, storedClient } from '../../support/client';
import { OTHER_PROJECT_ID, PROJECT_ID } from '../../support/identity';

const CLIENT = storedClient({ _version: 3 });
const CENTRAL = storedClient({ is_central: true });

interface Changes extends Pick<RequestChanges, 'headers'> {
  readonly client_id?: string;
  readonly may?: ApiRequest['maySpanProjects'];
}

const OPERATOR: Changes = { may: (rule) => rule === 'clients:create_central' };

function deleteClient(stored?: StoredClient, { headers = {}, client_id = CLIENT_ID, may }: Changes = {}) {
  const [get, remove] = [jest.fn().mockResolvedValue(stored), jest.fn().mockResolvedValue(true)];
  const parameters = { project_id: PROJECT_ID, client_id };
  const request = apiRequest({ headers, parameters, ...(may && { maySpanProjects: may }) });
  return { answer: operation(request, { get, delete: remove }), get, remove };
}

describe('deleteClient', () => {
  it.each([
    ['a client of the project', CLIENT, {}],
    ['a central one for who may make one', CENTRAL, OPERATOR],
  ])('removes %s', async (_which, client, who) => {
    const { answer, get, remove } = deleteClient(client, who);
    expect(await answer).toEqual({ status: 204 });
    expect(get).toHaveBeenCalledWith({ project_id: PROJECT_ID, client_id: CLIENT_ID });
    expect(remove.mock.calls).toEqual([[client, client]]);
  });

  it('leaves a central one alone for a member of the project that registered it', async () => {
    for (const tag of [{}, { 'if-match': '*' }, { 'if-match': 'another' }]) {
      const { answer, remove } = deleteClient(CENTRAL, { headers: tag });
      await expect(answer).rejects.toThrow(AccessForbidden);
      expect(remove).not.toHaveBeenCalled();
    }
  });

  it('finds nothing wrong where nothing is', async () => {
    const { answer, remove } = deleteClient();
    expect(await answer).toEqual({ status: 204 });
    expect(remove).not.toHaveBeenCalled();
  });

  it("leaves another project's central client alone", async () => {
    const { answer, remove } = deleteClient({ ...CENTRAL, project_id: OTHER_PROJECT_ID }, OPERATOR);
    await expect(answer).rejects.toThrow(AccessForbidden);
    expect(remove).not.toHaveBeenCalled();
  });

  it('removes the state that If-Match names', async () => {
    expect(await deleteClient(CLIENT, { headers: { 'if-match': entityTag(CLIENT) } }).answer).toEqual({
      status: 204,
    });
  });

  it.each([
    ['an older state', CLIENT, entityTag({ ...CLIENT, _version: 2 })],
    ['a client that is not there', undefined, '*'],
  ])('refuses If-Match for %s', async (_case, stored, tag) => {
    const { answer, remove } = deleteClient(stored, { headers: { 'if-match': tag } });
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
    const { answer, get, remove } = deleteClient(CENTRAL, OPERATOR);
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
      const { answer, get } = deleteClient(undefined, { client_id: id });
      await expect(answer).rejects.toThrow(DocumentNotFound);
      expect(get).not.toHaveBeenCalled();
    },
  );

  it('looks for ids as long as they can be', async () => {
    const id = `${'x'.repeat(499)}_node.example`;
    expect(await deleteClient(undefined, { client_id: id }).answer).toEqual({ status: 204 });
  });
});

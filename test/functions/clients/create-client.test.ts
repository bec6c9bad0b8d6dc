import type { ClientRepository } from '../../../functions/clients/client-table';
import type { StoredClient } from '../../../functions/clients/document/client';
import { createClient as operation } from '../../../functions/clients/operations';
import { AccessForbidden, DocumentExists, PreconditionFailed } from '../../../functions/errors';
import { changeDocument } from '../../../functions/storage/change-document';
import { apiRequest, type RequestChanges } from '../../support/api-request';
import { CLIENT_ID, storedClient } from '../../support/client';
import { OTHER_PROJECT_ID, PROJECT_ID } from '../../support/identity';

const BODY = { client_id: CLIENT_ID, description: 'new' };

function createClient(changes: RequestChanges, ...stored: (StoredClient | undefined)[]) {
  const left = [...stored];
  const get = jest.fn(() => Promise.resolve(left.shift()));
  const put = jest.fn((next: StoredClient) => Promise.resolve(left.length === 0 || next._version > 1));
  const change: ClientRepository['change'] = async (key, edit) => {
    const [client] = await changeDocument({ get, put }, key, async (found) => [await edit(found), undefined]);
    return client;
  };
  const answer = operation(apiRequest({ body: BODY, ...changes }), { change });
  return { answer, get, put };
}

describe('createClient', () => {
  it('registers a client of the project', async () => {
    const { answer, get, put } = createClient({});
    expect(await answer).toEqual({
      status: 201,
      headers: { ETag: '"1-20240601120000000000"' },
      body: { client_id: CLIENT_ID },
    });
    expect(get).toHaveBeenCalledWith({ project_id: PROJECT_ID, client_id: CLIENT_ID });
    expect(put).toHaveBeenCalledWith(expect.objectContaining({ project_id: PROJECT_ID, is_central: false }));
  });

  it('registers the same one once, also where two do it at the same time', async () => {
    const { answer, put } = createClient({}, undefined, storedClient());
    expect(await answer).toMatchObject({ status: 201, headers: { ETag: '"2-20240509095140000000"' } });
    expect(put).toHaveBeenLastCalledWith(
      storedClient({ ...BODY, updated_at: expect.any(String) as string, _version: 2 }),
    );
  });

  it('writes nothing that is there already', async () => {
    const { answer, put } = createClient({ body: { client_id: CLIENT_ID } }, storedClient());
    expect(await answer).toMatchObject({ status: 201, headers: { ETag: '"1-20240509095140000000"' } });
    expect(put).not.toHaveBeenCalled();
  });

  it.each([
    [true, '*', storedClient()],
    [false, '*', undefined],
  ])('holds its preconditions against what is there: %s', async (isThere, tags, stored) => {
    const headers = { [isThere ? 'if-none-match' : 'if-match']: tags };
    const { answer, put } = createClient({ headers }, stored);
    await expect(answer).rejects.toThrow(PreconditionFailed);
    expect(put).not.toHaveBeenCalled();
  });

  describe('a central client', () => {
    const body = { ...BODY, is_central: true };

    it('is for those whom the rule lets', async () => {
      const maySpanProjects = jest.fn(() => true);
      const { answer, put } = createClient({ body, maySpanProjects });
      expect(await answer).toMatchObject({ status: 201 });
      expect(maySpanProjects).toHaveBeenCalledWith('clients:create_central');
      expect(put).toHaveBeenCalledWith(expect.objectContaining({ is_central: true }));
    });

    it('is for nobody else, whatever is there', async () => {
      const { answer, get } = createClient({ body }, storedClient());
      await expect(answer).rejects.toThrow(AccessForbidden);
      expect(get).not.toHaveBeenCalled();
    });

    it.each([undefined, false])(
      'is changed by nobody else, in whose project it may be: is_central %s in the body',
      async (is_central) => {
        const changed = { ...BODY, ...(is_central !== undefined && { is_central }), supported_actions: [] };
        const central = storedClient({ is_central: true });
        const { answer, put } = createClient({ body: changed }, central);
        await expect(answer).rejects.toThrow(AccessForbidden);
        expect(put).not.toHaveBeenCalled();
        const maySpanProjects = jest.fn(() => true);
        const byOperator = createClient({ body: changed, maySpanProjects }, central);
        expect(await byOperator.answer).toMatchObject({ status: 201 });
        expect(maySpanProjects.mock.calls).toEqual([['clients:create_central']]);
      },
    );

    it('of another project is an id that is taken', async () => {
      const central = storedClient({ is_central: true, project_id: OTHER_PROJECT_ID });
      await expect(createClient({}, central).answer).rejects.toThrow(DocumentExists);
    });
  });
});

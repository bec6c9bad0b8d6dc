import { CAPABILITIES, type StoredClient } from '../../../../functions/clients/document/client';
import { type ClientInput, registeredClient } from '../../../../functions/clients/document/registered-client';
import { DocumentExists } from '../../../../functions/errors';
import { CLIENT_ID, REGISTRATION, storedClient } from '../../../support/client';
import { PROJECT_ID } from '../../../support/identity';
import { changeContext } from '../../../support/job';

const register = (stored: StoredClient | undefined, input: Partial<ClientInput>, project = PROJECT_ID) =>
  registeredClient(stored, project, { client_id: CLIENT_ID, ...input }, changeContext());

describe('a first registration', () => {
  it('is the caller’s, capable of everything', () => {
    expect(register(undefined, {})).toEqual({
      project_id: PROJECT_ID,
      client_id: CLIENT_ID,
      user_id: '5f1d0cbb6ab54b8ab9d0d1aef6ee3a11',
      uuid: '00000000000000000000000000000001',
      hostname: '',
      description: '',
      is_central: false,
      ...CAPABILITIES,
      created_at: '2024-06-01T12:00:00.000000',
      updated_at: '2024-06-01T12:00:00.000000',
      _version: 1,
    });
  });

  it('is what it says of itself, and nothing that Freezer does not keep', () => {
    const input = {
      ...REGISTRATION,
      is_central: true,
      config_id: 'a',
      project_id: 'theirs',
      user_id: 'theirs',
    };
    const made = register(undefined, input);
    expect(made).toMatchObject({ ...REGISTRATION, is_central: true, project_id: PROJECT_ID });
    expect(made).not.toHaveProperty('config_id');
    expect(made.user_id).not.toBe('theirs');
  });
});

describe('another registration', () => {
  const stored = storedClient();

  it('brings another description and other capabilities, and nothing else', () => {
    const { description, ...capabilities } = REGISTRATION;
    expect(register(stored, { ...REGISTRATION, hostname: 'other', uuid: 'other' })).toEqual({
      ...stored,
      description,
      supported_actions: capabilities.supported_actions,
      supported_modes: capabilities.supported_modes,
      supported_storages: capabilities.supported_storages,
      supported_engines: capabilities.supported_engines,
      updated_at: '2024-06-01T12:00:00.000000',
      _version: 2,
    });
  });

  it.each<Partial<ClientInput>>([
    { description: '' },
    { supported_actions: [] },
    { supported_modes: ['fs'] },
    { supported_storages: ['local'] },
    { supported_engines: ['rsync'] },
  ])('changes only what it names: %j', (input) => {
    expect(register(stored, input)).toMatchObject({
      ...stored,
      ...input,
      updated_at: expect.any(String) as string,
      _version: 2,
    });
  });

  it('is no write when it says nothing new', () => {
    const { description, hostname } = stored;
    expect(register(stored, { description, hostname, ...CAPABILITIES })).toBe(stored);
  });

  it.each([true, false])('of a central client by its project finds it, central or not: %j', (is_central) => {
    const central = storedClient({ is_central: true });
    expect(register(central, { is_central, description: 'new' })).toMatchObject({
      is_central: true,
      description: 'new',
    });
  });

  it.each([true, false])("of another project's central client is refused: %j", (is_central) => {
    const central = storedClient({ is_central: true });
    expect(() => register(central, { is_central }, 'other')).toThrow(
      new DocumentExists(`Client already registered with ID ${CLIENT_ID}`),
    );
  });

  it('does not make a client of one project central', () => {
    expect(() => register(stored, { is_central: true })).toThrow(
      new DocumentExists(
        `Client already registered with ID ${CLIENT_ID}, for its own project: delete it before it is registered for all.`,
      ),
    );
  });
});

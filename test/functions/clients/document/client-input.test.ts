import { parseClient } from '../../../../functions/clients/document/registered-client';
import { BadDataFormat } from '../../../../functions/errors';
import { CLIENT_ID, REGISTRATION } from '../../../support/client';

describe('parseClient', () => {
  it.each([
    REGISTRATION,
    { client_id: 'node-1' },
    { client_id: 'node-1', hostname: 'bad host!', supported_modes: [] },
    // Of freezer-scheduler, and of the tempest plugin.
    { client_id: 'node-1', config_id: 'a', project_id: 'b', anything: [null] },
  ])('takes %j', (body) => {
    expect(parseClient(body)).toBe(body);
  });

  it('takes back the empty host name of a client that was registered without one', () => {
    expect(parseClient({ client_id: 'node-1', hostname: '' })).toEqual({ client_id: 'node-1' });
  });

  it.each<[object, string]>([
    [{}, "'client_id' is a required property"],
    [{ hostname: 'node-1' }, "'client_id' is a required property"],
    [{ client_id: 5 }, "5 is not of type 'string' (at client_id)"],
    [{ client_id: 'a b' }, "'a b' does not match"],
    [
      { client_id: `${CLIENT_ID}${'.a'.repeat(240)}` },
      'is too long: 512 characters are allowed (at client_id)',
    ],
    [{ client_id: 'a', hostname: '!!' }, "'!!' does not match '[a-zA-Z\\\\d]' (at hostname)"],
    [{ client_id: 'a', hostname: null }, "None is not of type 'string' (at hostname)"],
    [{ client_id: 'a', description: 5 }, "5 is not of type 'string' (at description)"],
    [{ client_id: 'a', uuid: false }, "False is not of type 'string' (at uuid)"],
    [{ client_id: 'a', is_central: 'yes' }, "'yes' is not of type 'boolean' (at is_central)"],
    [{ client_id: 'a', supported_modes: 'fs' }, "'fs' is not of type 'array' (at supported_modes)"],
    [
      { client_id: 'a', supported_engines: ['tar', 'zip'] },
      "'zip' is not one of ['tar', 'rsync', 'rsyncv2', 'nova', 'osbrick', 'glance'] (at supported_engines[1])",
    ],
    [
      { client_id: 'a', supported_actions: ['reboot'] },
      "'reboot' is not one of ['backup', 'restore', 'info', 'admin', 'exec'] (at supported_actions[0])",
    ],
    [
      { client_id: 'a', supported_modes: ['hci-volumes'] },
      "'hci-volumes' is not one of ['fs', 'mongo', 'mysql', 'sqlserver', 'cinder', 'glance', 'cindernative', 'nova']",
    ],
    [{ client_id: 'a', supported_storages: [5] }, "5 is not of type 'string' (at supported_storages[0])"],
    [
      { client_id: 'a', supported_storages: ['tape'] },
      "'tape' is not one of ['local', 'swift', 'ssh', 's3', 'ftp', 'ftps'] (at supported_storages[0])",
    ],
  ])('refuses %j', (body, message) => {
    const parse = () => parseClient(JSON.parse(JSON.stringify(body)) as Record<string, never>);
    expect(parse).toThrow(BadDataFormat);
    expect(parse).toThrow(message);
  });
});

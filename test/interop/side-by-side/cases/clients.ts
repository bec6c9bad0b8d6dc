import { CLIENT } from '../documents';
import type { Row } from '../row';

/** Another one of the same node. */
const named = (client_id: string) => ({ client_id, hostname: 'node-1' });
const CAPABLE = {
  ...named('{project}_capable'),
  supported_actions: ['backup', 'exec'],
  supported_modes: ['fs', 'nova'],
  supported_storages: ['local'],
  supported_engines: ['tar'],
};
/** Freezer 13 knows none; whoever has the right makes one that all projects see. */
const CENTRAL = { client_id: '{project}_central', hostname: 'central', is_central: true };

export const CLIENTS: readonly Row[] = [
  { request: 'POST clients/', body: CLIENT },
  { request: 'GET clients/{project}_node-1' },
  { request: 'GET clients/{project}_node-1/' },
  { request: 'POST clients/', note: 'again', body: { ...CLIENT, hostname: 'node-9', description: 'Anew' } },
  { request: 'GET clients/{project}_node-1', note: 'registered again' },
  { request: 'POST clients', note: 'only its id', body: { client_id: '{project}_node-2' } },
  { request: 'GET clients/{project}_node-2' },
  {
    request: 'POST clients/',
    note: 'a domain name, its own uuid',
    body: { ...named('node-3.{project}.example.com'), uuid: '{absent}' },
  },
  { request: 'GET clients/node-3.{project}.example.com' },
  {
    request: 'POST clients/',
    note: "keys of others, as tempest's",
    body: {
      ...CLIENT,
      client_id: '{project}_odd',
      config_id: 'config',
      project_id: '{other}',
      user_id: '{stranger}',
    },
  },
  { request: 'GET clients/{project}_odd' },
  { request: 'POST clients/', note: 'with capabilities', body: CAPABLE },
  { request: 'GET clients/{project}_capable' },
  {
    request: 'POST clients/',
    note: 'as plain text',
    headers: { 'content-type': 'text/plain' },
    body: named('{project}_plain'),
  },
  { request: 'POST clients/', as: 'colleague', body: named('{project}_node-4') },
  { request: 'GET clients/{project}_node-4', note: "a colleague's" },
  { request: 'POST clients/', note: "the owner's", as: 'colleague', body: CLIENT },
  { request: 'POST clients/', as: 'reader', body: named('{project}_node-5') },
  { request: 'POST clients/', as: 'stranger', body: named('{project}_node-6') },
  { request: 'POST clients/', as: 'nobody', body: named('{project}_node-7') },
  { request: 'POST clients/', as: 'operator', body: named('{project}_node-8') },
  {
    request: 'POST /v2/{other}/clients/',
    note: 'an id of another project',
    as: 'stranger',
    body: CLIENT,
  },
  { request: 'POST clients/', note: 'central', body: CENTRAL },
  { request: 'POST /v2/{operations}/clients/', note: 'central', as: 'operator', body: CENTRAL },
  { request: 'GET /v2/{operations}/clients/{project}_central', as: 'operator' },
  { request: 'GET clients/{project}_central', note: 'central' },
  { request: 'POST clients/', note: 'a central id', body: named('{project}_central') },
  { request: 'DELETE clients/{project}_central', note: 'central' },
  { request: 'GET /v2/{other}/clients/{project}_central', note: 'central', as: 'stranger' },
  { request: 'DELETE /v2/{operations}/clients/{project}_central', as: 'operator' },
];

const refused = (note: string, changes: object): Row => ({
  request: 'POST clients/',
  note,
  body: { ...named('{project}_refused'), ...changes },
});

export const CLIENTS_REFUSED: readonly Row[] = [
  { request: 'POST clients/', note: 'no body' },
  { request: 'POST clients/', note: 'empty object', body: {} },
  { request: 'POST clients/', note: 'malformed JSON', body: '{"client_id": ' },
  { request: 'POST clients/', note: 'a list', body: [CLIENT] },
  { request: 'POST clients/', note: 'a text', body: '"client"' },
  { request: 'POST clients/', note: 'null', body: 'null' },
  { request: 'POST clients/', note: 'no client_id', body: { hostname: 'node-1' } },
  refused('client_id null', { client_id: null }),
  refused('client_id is a number', { client_id: 7 }),
  refused('client_id empty', { client_id: '' }),
  refused('client_id with a space', { client_id: 'node 1' }),
  refused('client_id with an odd project', { client_id: 'pro$ject_node' }),
  refused('client_id with an odd host', { client_id: '{project}_node-' }),
  refused('client_id with a long host', { client_id: `{project}_${'n'.repeat(64)}` }),
  refused('client_id with a dot at the end', { client_id: '{project}_node.' }),
  refused('hostname is a number', { hostname: 7 }),
  refused('hostname null', { hostname: null }),
  refused('hostname without a letter', { hostname: '!!' }),
  { ...refused('odd hostname', { client_id: '{project}_r1', hostname: 'bad host!' }) },
  { ...refused('empty hostname', { client_id: '{project}_r2', hostname: '' }) },
  refused('description is a number', { description: 7 }),
  refused('description null', { description: null }),
  refused('uuid is a number', { uuid: 7 }),
  refused('uuid null', { uuid: null }),
  refused('supported_actions is a text', { supported_actions: 'backup' }),
  refused('unknown action', { client_id: '{project}_r3', supported_actions: ['fly'] }),
  refused('unknown mode', { client_id: '{project}_r4', supported_modes: ['fs', 'fly'] }),
  refused('no storages', { client_id: '{project}_r5', supported_storages: [] }),
  refused('engines null', { client_id: '{project}_r6', supported_engines: null }),
  refused('is_central is a text', { client_id: '{project}_r7', is_central: 'yes' }),
  refused('is_central false', { client_id: '{project}_r8', is_central: false }),
];

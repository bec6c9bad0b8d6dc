import { CLIENT_FORM } from '../../../functions/clients/client-table';
import { itemOf } from '../../../functions/storage/item-form';
import { CLIENT_ID, storedClient } from '../client';
import { OTHER_PROJECT_ID, PROJECT_ID } from '../identity';
import { ownOf, type ResourceProvocations, type Success } from './provocation';

const CLIENTS = `/v2/${PROJECT_ID}/clients`;
const FOREIGN = storedClient({ client_id: 'everywhere', project_id: OTHER_PROJECT_ID, is_central: true });

const SUCCESSES = new Map<string, Success>([
  ['listClients', { status: 200, path: CLIENTS, body: { match: [{ hostname: 'node-1.example.com' }] } }],
  ['createClient', { status: 201, path: CLIENTS, body: { client_id: 'node-7', hostname: 'node-7' } }],
  ['getClient', { status: 200, path: `${CLIENTS}/${CLIENT_ID}` }],
  ['deleteClient', { status: 204, path: `${CLIENTS}/absent.example.com` }],
]);

const own = ownOf(SUCCESSES);

export const CLIENTS_PROVOCATIONS: ResourceProvocations = {
  items: [storedClient(), FOREIGN].map((client) => ({ table: 'clients', item: itemOf(CLIENT_FORM, client) })),
  preparations: [],
  successes: SUCCESSES,
  own: [
    own('listClients', 400, 'a limit that is none', { path: `${CLIENTS}?limit=abc` }),
    own('createClient', 400, 'a mode of another world', {
      body: { client_id: 'node-7', supported_modes: ['odd'] },
    }),
    own('createClient', 403, 'a member who wants to serve all projects', {
      body: { client_id: 'central', is_central: true },
      user: 'member',
    }),
    own('createClient', 409, "the id of another project's central client", {
      body: { client_id: FOREIGN.client_id },
    }),
    own('createClient', 409, 'a client of one project that is to serve all', {
      body: { client_id: CLIENT_ID, is_central: true },
    }),
    own('createClient', 412, 'a client that is there', {
      body: { client_id: CLIENT_ID },
      headers: { 'If-None-Match': '*' },
    }),
    own('getClient', 200, "another project's central client", { path: `${CLIENTS}/${FOREIGN.client_id}` }),
    own('getClient', 304, 'a client that the caller has', { headers: { 'If-None-Match': '*' } }),
    own('getClient', 404, 'an absent client', { path: `${CLIENTS}/absent.example.com` }),
    own('deleteClient', 403, "another project's central client", {
      path: `${CLIENTS}/${FOREIGN.client_id}`,
    }),
  ],
};

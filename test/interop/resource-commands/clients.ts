import { CLIENT } from '../side-by-side/documents';
import { CRASH, fails, FORBIDDEN, type Step } from './step';

const HEAD = 'Client ID | uuid | hostname | description';
const FIRST = '{project}_node-1 | {id} | node-1 | A node';
const SECOND = '{project}_node-2 | {id} | node-2 | Another';

export const CLIENTS: readonly Step[] = [
  { command: 'client-list', shows: [HEAD] },
  {
    command: 'client-register --file {file}',
    document: CLIENT,
    shows: ['Client {project}_node-1 registered'],
  },
  {
    command: 'client-register --file {file}',
    document: CLIENT,
    shows: ['Client {project}_node-1 registered'],
    freezer: CRASH,
    because: 'registering again',
  },
  {
    command: 'client-register --file {file}',
    document: { client_id: '{project}_node-2', hostname: 'node-2', description: 'Another' },
    shows: ['Client {project}_node-2 registered'],
  },
  { command: 'client-register --file {file}', document: { hostname: 'node-3' }, shows: CRASH },
  { command: 'client-list', shows: [HEAD, FIRST, SECOND] },
  { command: 'client-list --limit 1 --offset 1', shows: [HEAD, SECOND] },
  {
    command: 'client-list --search Another',
    shows: [HEAD, SECOND],
    freezer: [HEAD, FIRST, SECOND],
    because: '`_all` with a word',
  },
  {
    command: 'client-show {project}_node-1',
    shows: [
      'Field | Value',
      'Client ID | {project}_node-1',
      'Client UUID | {id}',
      'hostname | node-1',
      'description | A node',
    ],
  },
  { command: 'client-show {project}_node-9', shows: fails('Client not found') },
  {
    command: 'client-delete {project}_node-1',
    as: 'auditor',
    shows: FORBIDDEN,
    freezer: ['Client {project}_node-1 deleted'],
    because: 'rights of roles',
  },
  { command: 'client-delete {project}_node-1', shows: ['Client {project}_node-1 deleted'] },
  { command: 'client-delete {project}_node-1', shows: ['Client {project}_node-1 deleted'] },
  { command: 'client-list', shows: [HEAD, SECOND] },
];

import { ACTIONS, ACTIONS_CHANGED, ACTIONS_OF_PLANS, ACTIONS_REFUSED } from './cases/actions';
import { ACTIONS_LISTED, ACTIONS_REACHED } from './cases/actions-reached';
import { BACKUPS, BACKUPS_LISTED, BACKUPS_REACHED, BACKUPS_REFUSED } from './cases/backups';
import { CLIENTS, CLIENTS_REFUSED } from './cases/clients';
import { CLIENTS_LISTED, CLIENTS_REACHED } from './cases/clients-reached';
import { CREATE } from './cases/create';
import { CREATE_REFUSED } from './cases/create-refused';
import { DELETE } from './cases/delete';
import { DISCOVERY, PATHS } from './cases/discovery';
import { EVENT } from './cases/event';
import { LIST, SEARCH } from './cases/list';
import { PATCH, PATCH_REFUSED } from './cases/patch';
import { REPLACE } from './cases/replace';
import { SCHEDULES } from './cases/schedules';
import { SESSIONS, SESSIONS_CHANGED, SESSIONS_REFUSED } from './cases/sessions';
import { SESSIONS_LISTED, SESSIONS_REACHED } from './cases/sessions-reached';
import { SESSIONS_FAILED, SESSIONS_JOINED, SESSIONS_RUN } from './cases/sessions-run';
import { SHOW } from './cases/show';
import type { Row } from './row';

/** Each is a stage of its own; plans first, whose names are without a resource. */
export const SCENARIOS: readonly [name: string, rows: readonly Row[]][] = [
  ['discovery', DISCOVERY],
  ['paths and verbs', PATHS],
  ['create', CREATE],
  ['create, refused', CREATE_REFUSED],
  ['schedules', SCHEDULES],
  ['show', SHOW],
  ['list', LIST],
  ['search', SEARCH],
  ['patch', PATCH],
  ['patch, refused', PATCH_REFUSED],
  ['replace', REPLACE],
  ['delete', DELETE],
  ['event', EVENT],
  ['clients', CLIENTS],
  ['clients, refused', CLIENTS_REFUSED],
  ['clients, listed', CLIENTS_LISTED],
  ['clients, reached', CLIENTS_REACHED],
  ['actions', ACTIONS],
  ['actions, refused', ACTIONS_REFUSED],
  ['actions, changed', ACTIONS_CHANGED],
  ['actions of plans', ACTIONS_OF_PLANS],
  ['actions, listed', ACTIONS_LISTED],
  ['actions, reached', ACTIONS_REACHED],
  ['backups', BACKUPS],
  ['backups, refused', BACKUPS_REFUSED],
  ['backups, listed', BACKUPS_LISTED],
  ['backups, reached', BACKUPS_REACHED],
  ['sessions', SESSIONS],
  ['sessions, refused', SESSIONS_REFUSED],
  ['sessions, changed', SESSIONS_CHANGED],
  ['sessions, listed', SESSIONS_LISTED],
  ['sessions, reached', SESSIONS_REACHED],
  ['sessions, joined', SESSIONS_JOINED],
  ['sessions, run', SESSIONS_RUN],
  ['sessions, failed', SESSIONS_FAILED],
];

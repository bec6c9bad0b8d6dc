import { CLIENT_ID_PATTERN, LONGEST_CLIENT_ID } from './document/client-id';
import type { ResourceNames } from '../operations/resource-names';

export const CLIENT: ResourceNames<'client_id'> = {
  collection: 'clients',
  id: 'client_id',
  what: 'Client',
  ids: {
    pattern: new RegExp(`(?=^.{1,${LONGEST_CLIENT_ID}}$)${CLIENT_ID_PATTERN}`),
    allowed: `up to ${LONGEST_CLIENT_ID} characters, which are a host name, with a word and _ before it or not`,
  },
};

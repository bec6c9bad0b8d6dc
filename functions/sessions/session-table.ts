import { TABLES } from '../contract/tables';
import type { ItemForm } from '../storage/item-form';
import { assertSession, type SessionKey, type StoredSession } from './document/session';

/** Sessions: docs/adr/0006-five-tables.md. */
export const SESSION_FORM: ItemForm<SessionKey, StoredSession> = {
  table: TABLES.sessions,
  what: 'session',
  partitionOf: ({ project_id }) => project_id,
  idOf: ({ session_id }) => session_id,
  remembered: new Set(['_version']),
  assert: assertSession,
};

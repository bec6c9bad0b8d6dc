import { TABLES } from '../contract/tables';
import type { ItemForm } from '../storage/item-form';
import { type ActionKey, assertAction, type StoredAction } from './document/action';

/** The library of actions: docs/adr/0006-five-tables.md. */
export const ACTION_FORM: ItemForm<ActionKey, StoredAction> = {
  table: TABLES.actions,
  what: 'action',
  partitionOf: ({ project_id }) => project_id,
  idOf: ({ action_id }) => action_id,
  remembered: new Set<keyof StoredAction>(['_version', '_extra']),
  assert: assertAction,
};

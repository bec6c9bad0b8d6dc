import { isFields } from '../../functions/keystone/json';
import type { KindName } from './kind';

/** In a list, Freezer repeats them beside the document that has them. */
const REPEATED = ['timeout', 'mandatory'];

/**
 * A document as a Freezer lists it → the same as its database has it: nulls in an action say that nobody wrote anything,
 * and what a list repeats of it is not its own.
 */
export function shownDocument(kind: KindName, document: unknown): unknown {
  if (kind !== 'actions' || !isFields(document)) return document;
  const { freezer_action: action } = document;
  const own = Object.entries(document).filter(([name]) => !REPEATED.includes(name) || !isFields(action));
  return {
    ...Object.fromEntries(own.filter(([, value]) => value !== null)),
    freezer_action: isFields(action)
      ? Object.fromEntries(Object.entries(action).filter(([, value]) => value !== null))
      : action,
  };
}

import type { JsonObject } from '../../documents/json';
import type { WriteContext } from '../../documents/stored-document';
import type { StoredAction } from './action';
import { extraOf } from './action-input';
import { newAction } from './changed-action';

/** An entry of a plan, whose id is known. */
export type PlanAction = JsonObject & { readonly action_id: string; readonly freezer_action: JsonObject };

/** The action of the library for one that came with a plan, under the id that it has there. */
export function libraryAction(project_id: string, entry: PlanAction, context: WriteContext): StoredAction {
  const { action_id, freezer_action, max_retries, max_retries_interval } = entry;
  const retries = {
    ...(typeof max_retries === 'number' && { max_retries }),
    ...(typeof max_retries_interval === 'number' && { max_retries_interval }),
  };
  return newAction({ project_id, action_id }, { freezer_action, ...retries, extra: extraOf(entry) }, context);
}

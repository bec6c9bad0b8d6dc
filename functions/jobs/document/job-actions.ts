import type { ChangeContext, Job, JobAction } from './job';
import type { Json } from '../../documents/json';

const ID = /^[A-Za-z0-9_-]{1,255}$/;

/**
 * The actions as sent, each with its id and owners. A known action keeps its user, whoever sends it back; the project
 * is always the plan's.
 */
export function ownedActions(
  sent: readonly JobAction[],
  { project_id, job_actions: known }: Pick<Job, 'project_id' | 'job_actions'>,
  { user_id, newId }: ChangeContext,
): readonly JobAction[] {
  return sent.map((action) => {
    const sentId = action['action_id'];
    const action_id = isActionId(sentId) ? sentId : newId();
    const owner = known.find((entry) => entry['action_id'] === action_id)?.['user_id'] ?? user_id;
    return { ...action, action_id, user_id: owner, project_id };
  });
}

/** Horizon sends an empty id with an action that is new. */
export function isActionId(action_id: Json | undefined): action_id is string {
  return typeof action_id === 'string' && ID.test(action_id);
}

import { ownedActions } from './job-actions';
import type { ChangeContext, Job } from './job';
import type { CompleteJobInput } from './job-input';

type DocumentField =
  'client_id' | 'name' | 'description' | 'disabled' | 'session_id' | 'session_tag' | 'job_actions';

/** All that a caller decides about a plan but its schedule; what the document does not say is as documented. */
export function documentFields(
  input: CompleteJobInput,
  previous: Pick<Job, 'project_id' | 'job_actions'>,
  context: ChangeContext,
): Required<Pick<Job, DocumentField>> {
  return {
    client_id: input.client_id,
    name: input.name ?? '',
    description: input.description ?? '',
    disabled: input.disabled ?? false,
    session_id: input.session_id ?? '',
    session_tag: input.session_tag ?? 0,
    job_actions: ownedActions(input.job_actions, previous, context),
  };
}

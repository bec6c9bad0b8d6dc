import type { ChangeContext } from '../shared/freezer/jobs/job';
import type { GetBodies } from '../shared/http/search-source';
import { type EnvironmentReader, getBodiesIn, managedIn } from '../shared/http/service';

/** What the deployment says about plans. */
export interface JobSettings extends Pick<ChangeContext, 'managedClients' | 'managedRunner'> {
  readonly getBodies: GetBodies;
}

export function jobSettingsIn(environment: EnvironmentReader): JobSettings {
  return { ...managedIn(environment), getBodies: getBodiesIn(environment) };
}

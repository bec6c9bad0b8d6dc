import { ENVIRONMENT } from '../shared/contract/environment';
import type { ChangeContext } from '../shared/freezer/jobs/job';
import type { GetBodies } from '../shared/http/search-source';
import { type EnvironmentReader, getBodiesIn } from '../shared/http/service';

/** What the deployment says about plans. */
export interface JobSettings extends Pick<ChangeContext, 'managedClients' | 'managedRunner'> {
  readonly getBodies: GetBodies;
}

export function jobSettingsIn(environment: EnvironmentReader): JobSettings {
  const { required } = environment;
  return {
    managedClients: new Set(required(ENVIRONMENT.managedClients).split(',')),
    managedRunner: required(ENVIRONMENT.managedRunner) === 'on',
    getBodies: getBodiesIn(environment),
  };
}

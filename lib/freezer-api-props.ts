import type { Settings } from './settings';

/**
 * What `FreezerApi` takes: the settings, of which only `keystoneUrl` must be there. Those that name files take a path.
 * Ids and ARNs may be those of resources of the same app.
 */
export interface FreezerApiProps
  extends Pick<Settings, 'keystoneUrl'>, Partial<Omit<Settings, 'keystoneUrl' | 'policyFile'>> {
  /**
   * Path of a `policy.yaml` whose rules replace the defaults of the same names.
   * @default Freezer's rules
   */
  readonly policyFile?: string | undefined;
}

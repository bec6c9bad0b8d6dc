import type { FreezerApiProps } from '../../lib/freezer-api-props';
import { DEPLOYMENT_SETTINGS } from '../../lib/settings/deployment-settings';
import { NETWORK_SETTINGS } from '../../lib/settings/network-settings';
import { RUNNER_SETTINGS } from '../../lib/settings/runner-settings';
import { SERVICE_SETTINGS } from '../../lib/settings/service-settings';
import type { Settings } from '../../lib/settings/settings';

/** What the construct takes includes what is read, but for the policy file, which is given as a path. */
type Given = Omit<{ readonly [Name in keyof Settings]: Exclude<Settings[Name], undefined> }, 'policyFile'> & {
  readonly policyFile: string;
};
type Same<One, Other> = [One, Other] extends [Other, One] ? true : false;
type Includes<All, Some> = Some extends All ? true : false;

it('the properties of the construct have the types of the settings', () => {
  const included: Includes<{ [Name in keyof Given]: Exclude<FreezerApiProps[Name], undefined> }, Given> =
    true;
  const sameNames: Same<keyof FreezerApiProps, keyof Given> = true;
  expect([included, sameNames]).toEqual([true, true]);
});

it.each(
  Object.entries({ ...SERVICE_SETTINGS, ...RUNNER_SETTINGS, ...NETWORK_SETTINGS, ...DEPLOYMENT_SETTINGS }),
)('the default of %s is what its reader would read', (_name, { reader, ...entry }) => {
  // An empty object is none: nobody gives that.
  if (!('default' in entry) || JSON.stringify(entry.default) === '{}') return;
  expect(reader.parse(entry.default)).toEqual(entry.default);
});

import { runsPlans } from '../../functions/contract/managed-runner';
import { keyOf } from './construct-readers';
import { DEPLOYMENT_SETTINGS } from './deployment-settings';
import { NETWORK_SETTINGS } from './network-settings';
import { RUNNER_SETTINGS } from './runner-settings';
import { SERVICE_SETTINGS } from './service-settings';
import { readValues, SettingError, type ValuesOf } from './setting';

const SETTINGS = { ...SERVICE_SETTINGS, ...RUNNER_SETTINGS, ...NETWORK_SETTINGS, ...DEPLOYMENT_SETTINGS };
type SettingName = keyof typeof SETTINGS;

/** What a platform team can set, read and with defaults; docs/settings.md says what each of them means. */
export interface Settings
  extends
    ValuesOf<typeof SERVICE_SETTINGS>,
    ValuesOf<typeof RUNNER_SETTINGS>,
    ValuesOf<typeof NETWORK_SETTINGS>,
    ValuesOf<typeof DEPLOYMENT_SETTINGS> {
  readonly keystonePublicUrl: string;
}

/** What was given, by name; CDK context has more than settings. */
type Given = Readonly<Record<string, unknown>>;

/**
 * Settings from CDK context, where `-c name=value` gives strings, or from the properties of the construct.
 * @throws SettingError when one of them is missing, wrong, unknown, or contradicts another.
 */
export function readSettings(wanted: Given): Settings {
  assertKnown(wanted);
  const given = withKeys(wanted);
  const values = readValues(SETTINGS, given);
  const isGiven = (name: SettingName): boolean => given[name] !== undefined;
  assertPairs(isGiven);
  assertDetails(isGiven);
  assertDomain(isGiven, values);
  assertNetwork(isGiven, values);
  assertRunner(isGiven, values);
  if (values.alarms === 'off' && values.alarmTopic !== undefined) {
    throw new SettingError('The setting alarmTopic says something of alarms, which are off.');
  }
  return { ...values, keystonePublicUrl: values.keystonePublicUrl ?? values.keystoneUrl };
}

function assertKnown(given: Given): void {
  for (const name of Object.keys(given)) {
    // CDK's own context keys have a colon, a slash or a hyphen.
    if (!/[:/-]/.test(name) && !Object.hasOwn(SETTINGS, name)) {
      throw new SettingError(`There is no setting ${name}: there are ${Object.keys(SETTINGS).join(', ')}.`);
    }
  }
}

/** What an app gives as a construct brings the key along that it is under. */
function withKeys(given: Given): Given {
  const { serviceCredential, runnerCredential, existingTables } = given;
  const tables =
    typeof existingTables === 'object' && existingTables !== null ? Object.values(existingTables) : [];
  return {
    serviceCredentialKey: keyOf(serviceCredential),
    runnerCredentialKey: keyOf(runnerCredential),
    existingTablesKey: onlyKey(tables.map(keyOf)),
    ...given,
  };
}

function onlyKey(keys: readonly unknown[]): unknown {
  const [key, ...others] = new Set(keys.filter((each) => each !== undefined));
  if (others.length === 0) return key;
  throw new SettingError('The setting existingTables has tables under several keys, but functions get one.');
}

type IsGiven = (name: SettingName) => boolean;

const PAIRS: readonly (readonly [SettingName, SettingName])[] = [
  ['authorizerSubnets', 'authorizerSecurityGroups'],
  ['throttleRate', 'throttleBurst'],
];

function assertPairs(isGiven: IsGiven): void {
  const half = PAIRS.find(([one, other]) => isGiven(one) !== isGiven(other));
  if (half) throw new SettingError(`The settings ${half.join(' and ')} go together.`);
}

/** Settings that say something of another one. */
const DETAILS: readonly (readonly [detail: SettingName, subject: SettingName])[] = [
  ['serviceCredentialKey', 'serviceCredential'],
  ['existingTablesKey', 'existingTables'],
  ['vpcSubnets', 'vpc'],
  ['securityGroups', 'vpc'],
  ['domainCertificate', 'domainName'],
  ['domainHostedZone', 'domainName'],
  ['domainBasePath', 'domainName'],
  ['domainTlsPolicy', 'domainName'],
];

function assertDetails(isGiven: IsGiven): void {
  const idle = DETAILS.find(([detail, subject]) => isGiven(detail) && !isGiven(subject));
  if (!idle) return;
  const [detail, subject] = idle;
  throw new SettingError(`The setting ${detail} says something of ${subject}, which is not set.`);
}

/** What the stack needs to run plans; the rest of `RUNNER_SETTINGS` has defaults. */
const RUNNER_NEEDS: readonly (readonly [name: SettingName, what: string])[] = [
  ['runnerUser', 'the user id of the account that runs the plans'],
  ['runnerCredential', 'the ARN of the secret with the password of that account'],
];

function assertRunner(isGiven: IsGiven, { managedRunner }: Pick<Settings, 'managedRunner'>): void {
  const names = Object.keys(RUNNER_SETTINGS) as (keyof typeof RUNNER_SETTINGS)[];
  const idle = names.find(isGiven);
  if (!runsPlans(managedRunner) && idle !== undefined) {
    throw new SettingError(
      `The setting ${idle} is for a stack that runs managed plans, but managedRunner is ${managedRunner}.`,
    );
  }
  const [needed, what] = RUNNER_NEEDS.find(([name]) => !isGiven(name)) ?? [];
  if (runsPlans(managedRunner) && needed !== undefined && what !== undefined) {
    throw new SettingError(`The setting managedRunner is ${managedRunner}, which needs ${needed}, ${what}.`);
  }
  if (isGiven('trustRoles') && !isGiven('trustee') && !isGiven('runnerUser')) {
    throw new SettingError(
      'The setting trustRoles says something of trustee or runnerUser, of which none is set.',
    );
  }
}

function assertDomain(isGiven: IsGiven, { executeApiEndpoint }: Pick<Settings, 'executeApiEndpoint'>): void {
  const domain = isGiven('domainName');
  if (domain && !isGiven('domainCertificate')) {
    throw new SettingError('The setting domainName needs domainCertificate, the ARN of its certificate.');
  }
  if (!domain && executeApiEndpoint === 'off') {
    throw new SettingError(
      'The setting executeApiEndpoint is off, and without domainName there is no other way in.',
    );
  }
}

function assertNetwork(
  isGiven: IsGiven,
  { functionsInNetwork, endpointType }: Pick<Settings, 'functionsInNetwork' | 'endpointType'>,
): void {
  if (isGiven('vpc') && isGiven('authorizerSubnets')) {
    throw new SettingError('The settings vpc and authorizerSubnets both say where functions run: give one.');
  }
  if (functionsInNetwork === 'all' && !isGiven('vpc') && !isGiven('authorizerSubnets')) {
    throw new SettingError(
      'The setting functionsInNetwork is all, but there is no network: authorizerSubnets or vpc.',
    );
  }
  if ((endpointType === 'PRIVATE') !== isGiven('vpcEndpoints')) {
    throw new SettingError('The setting vpcEndpoints and the value PRIVATE of endpointType go together.');
  }
  if (endpointType === 'PRIVATE' && isGiven('domainName')) {
    throw new SettingError('The setting domainName is for a REGIONAL API, but endpointType is PRIVATE.');
  }
}

import cdkJson from '../../cdk.json';
import { APP_SETTINGS } from '../../lib/settings/app-settings';
import { readValues, SettingError } from '../../lib/settings/setting';
import { readSettings, type Settings } from '../../lib/settings/settings';
import type { Environment } from '../command/credentials';
import { type Output, Refusal, REFUSED } from '../command/refusal';
import { ruled } from '../command/text-table';
import { type Account, openAccount } from './account';
import { parseArguments, USAGE } from './arguments';
import { type Check, find, type Finding } from './finding';
import { keystoneChecks } from './keystone-checks';
import { regionChecks } from './region-checks';
import { resourceChecks } from './resource-checks';
import { stackChecks, stackInView } from './stack-checks';
import { tableChecks } from './table-checks';

const HEAD = ['check', 'state', 'what to do'];

/**
 * The preflight command.
 * @returns The exit code: 0 when nothing is in the way, 1 when something is, 2 when something could not be asked.
 */
export async function preflight(
  args: readonly string[],
  environment: Environment,
  output: Output,
): Promise<0 | 1 | typeof REFUSED> {
  try {
    const { help, allowUnknown, settings: given } = parseArguments(args);
    if (help) {
      output.log(USAGE);
      return 0;
    }
    const { stackName, ...context } = { ...cdkJson.context, ...given } as Readonly<Record<string, unknown>>;
    const settings = readSettings(context);
    const { stackName: name } = readValues(APP_SETTINGS, { stackName });
    const account = await openAccount(environment);
    output.log(`Stack ${name} in ${account.region}, Keystone at ${settings.keystoneUrl}\n`);
    const checks = checksFor(account, name, settings, environment);
    const findings = await Promise.all(checks.map(find));
    output.log(
      ruled(
        HEAD,
        checks.map((check, at) => row(check, findings[at])),
      ).join('\n'),
    );
    output.log(`\n${verdict(findings)}`);
    return exitCodeOf(findings, allowUnknown);
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof SettingError)) throw error;
    output.error(error.message);
    return REFUSED;
  }
}

function checksFor(
  account: Account,
  name: string,
  settings: Settings,
  environment: Environment,
): readonly Check[] {
  const stack = stackInView(account, name);
  return [
    ...regionChecks(account, settings, stack),
    ...stackChecks(account, name, settings, stack),
    ...tableChecks(account, settings, stack),
    ...resourceChecks(account, settings),
    ...keystoneChecks(settings, environment),
  ];
}

function row({ name }: Check, finding: Finding | undefined): readonly string[] {
  return [name, finding?.state ?? '', finding?.advice ?? ''];
}

function verdict(findings: readonly Finding[]): string {
  const count = (state: Finding['state']): number =>
    findings.filter((finding) => finding.state === state).length;
  const [obstacles, unasked] = [count('obstacle'), count('unknown')];
  const rest = unasked === 0 ? '' : ` ${unasked} of ${findings.length} checks could not be asked.`;
  return obstacles === 0
    ? `Nothing that was seen is in the way.${rest}`
    : `${obstacles} of ${findings.length} checks found an obstacle.${rest}`;
}

function exitCodeOf(findings: readonly Finding[], allowUnknown: boolean): 0 | 1 | typeof REFUSED {
  const states = findings.map(({ state }) => state);
  if (states.includes('obstacle')) return 1;
  return states.includes('unknown') && !allowUnknown ? REFUSED : 0;
}

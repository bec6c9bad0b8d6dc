import { GetAccountCommand } from '@aws-sdk/client-api-gateway';
import { GetAccountSettingsCommand, ListLayersCommand } from '@aws-sdk/client-lambda';
import type { Settings } from '../../lib/settings/settings';
import type { Account } from './account';
import { type Check, type Finding, nameOf, obstacle, ok, warning } from './finding';
import type { StackInView } from './stack-checks';

/** What the functions of the template are. */
export const RUNTIME = 'nodejs24.x';
export const ARCHITECTURE = 'arm64';

/** AWS keeps as many for functions without a reservation, and refuses a reservation that would take of them. */
const LEAST_UNRESERVED = 100;
/** With fewer, a handful of callers at once is refused; new accounts have 10. */
const FEW = 50;

/** What the account has in this Region, whatever the settings name. */
export function regionChecks(
  { apiGateway, lambda }: Account,
  settings: Settings,
  stack: StackInView,
): readonly Check[] {
  return [
    {
      name: 'API Gateway log role',
      permission: 'apigateway:GET on /account',
      ask: async () => {
        const { cloudwatchRoleArn } = await apiGateway.send(new GetAccountCommand({}));
        return logRole(cloudwatchRoleArn, settings);
      },
    },
    {
      name: 'Lambda concurrency',
      permission: 'lambda:GetAccountSettings and cloudformation:DescribeStacks',
      ask: async () => {
        const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({}));
        const { UnreservedConcurrentExecutions: unreserved = 0 } = AccountLimit ?? {};
        return concurrency(unreserved, settings, stack);
      },
    },
    {
      name: `Lambda ${RUNTIME} on ${ARCHITECTURE}`,
      permission: 'lambda:ListLayers',
      ask: async () => {
        const names = { CompatibleRuntime: RUNTIME, CompatibleArchitecture: ARCHITECTURE } as const;
        // Lambda tells nobody what it runs, but it refuses a name that it does not know.
        return lambda.send(new ListLayersCommand({ ...names, MaxItems: 1 })).then(() => ok(), unknownName);
      },
    },
  ];
}

function logRole(role: string | undefined, { apiGatewayLogRole }: Settings): Finding {
  const has = role !== undefined && role !== '';
  if (apiGatewayLogRole === 'create') {
    return has
      ? warning(`The Region has one (${role}), which would be replaced, unless this stack made it.`)
      : ok('It will be created.');
  }
  return has
    ? ok()
    : obstacle('The Region has none, so the stage would be refused: add -c apiGatewayLogRole=create.');
}

/** What the settings take from the account for single functions. */
function reserved({ authorizerConcurrency = 0, functionConcurrency }: Settings): number {
  return Object.values(functionConcurrency).reduce((sum, one) => sum + one, authorizerConcurrency);
}

async function concurrency(unreserved: number, settings: Settings, stack: StackInView): Promise<Finding> {
  const seen = `${unreserved} executions at once are not reserved`;
  const wanted = reserved(settings);
  if (wanted > 0 && unreserved - wanted < LEAST_UNRESERVED) {
    const more = `${seen}, and authorizerConcurrency and functionConcurrency take ${wanted}, but ${LEAST_UNRESERVED} must be left`;
    const advice = `${more}: ask for less, or for a higher quota.`;
    // What a deployed stack has reserved is no longer among them.
    return (await stack())?.live ? warning(`${advice} It may have been taken already.`) : obstacle(advice);
  }
  if (unreserved === 0) return obstacle(`${seen}: no function would run. Take a reservation back.`);
  return unreserved < FEW
    ? warning(`${seen}: callers get 5xx when more come at once. Ask for a higher quota.`)
    : ok(`${seen}.`);
}

function unknownName(error: unknown): Finding {
  if (!/^(InvalidParameterValueException|ValidationException)$/.test(nameOf(error))) throw error;
  return obstacle(`This Region's Lambda does not know ${RUNTIME} on ${ARCHITECTURE}: take another Region.`);
}

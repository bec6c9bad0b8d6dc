import { texts } from '../fields';
import type { Account } from '../template/account';
import type { Resource } from '../template/resource';
import { codeFolder } from './assets';

/** Everything that a worker needs to be a function; it is passed to the worker as it is. */
export interface FunctionDefinition {
  readonly id: string;
  readonly arn: string;
  /** The module's path without its extension, and the name that it exports the handler under. */
  readonly module: string;
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  /** The least level that is logged, when the logs are JSON; console output stays as it is otherwise. */
  readonly jsonLogLevel?: string;
}

/**
 * @param assembly The cdk.out folder.
 * @param environment Wins over the template's own variables.
 * @throws TemplateError
 */
export function readFunction(
  lambda: Resource,
  assembly: string,
  account: Account,
  environment: Readonly<Record<string, string>>,
): FunctionDefinition {
  const [, file, handler] = /^(.+)\.([^.]+)$/.exec(lambda.text('Handler')) ?? [];
  if (file === undefined || handler === undefined) throw lambda.wrong('Handler', 'a module and a name');
  const memoryMb = lambda.number('MemorySize', 128);
  return {
    id: lambda.id,
    arn: `arn:aws:lambda:${account.region}:${account.id}:function:${lambda.id}`,
    module: `${codeFolder(lambda, assembly)}/${file}`,
    handler,
    environment: {
      ...runtimeVariables(lambda.id, memoryMb, account.region),
      ...variablesOf(lambda),
      ...environment,
    },
    // 3 s is Lambda's own default.
    timeoutMs: lambda.number('Timeout', 3) * 1000,
    memoryMb,
    ...jsonLogs(lambda),
  };
}

/** INFO is Lambda's default level. */
function jsonLogs(lambda: Resource): Pick<FunctionDefinition, 'jsonLogLevel'> {
  const { LogFormat: format, ApplicationLogLevel: level = 'INFO' } = lambda.fields('LoggingConfig');
  return format === 'JSON' ? { jsonLogLevel: String(level) } : {};
}

function variablesOf(lambda: Resource): Readonly<Record<string, string>> {
  const { Variables: variables = {} } = lambda.fields('Environment');
  return texts(variables, () => lambda.wrong('Environment', 'an object of texts'));
}

/** What Lambda sets itself. The credentials are good for nothing but a signature that nobody checks. */
function runtimeVariables(id: string, memoryMb: number, region: string): Readonly<Record<string, string>> {
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_LAMBDA_FUNCTION_NAME: id,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    _X_AMZN_TRACE_ID: 'Root=1-00000000-000000000000000000000000;Sampled=0',
  };
}

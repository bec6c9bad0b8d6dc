import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  CfnFunction,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledgeNetworkPermission, acknowledgeTracingPermission } from './acknowledged-findings';
import { type AssetExtras, bundledCode } from './bundling/bundled-code';
import { logOptions } from './log-options';
import type { Settings } from './settings/settings';

/** What AWS's managed policy for functions in a network holds; describing has no resource level. */
const NETWORK_ACTIONS = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
];

/** Of every function that says nothing else. */
export const FUNCTION_TIMEOUT = Duration.seconds(5);

export interface ResourceFunctionProps {
  /** The `*.lambda.ts` to bundle, relative to the repository. */
  readonly entry: string;
  readonly description: string;
  readonly settings: Pick<Settings, 'logRetentionDays' | 'logKey' | 'memorySize' | 'tracing'>;
  /** The least level that is logged. */
  readonly logLevel: Settings['logLevel'];
  readonly environment: Readonly<Record<string, string>>;
  readonly extras?: AssetExtras;
  readonly timeout?: Duration;
  /** How many may run at once; otherwise as many as the account allows. */
  readonly concurrency?: number | undefined;
  /** The network to run in; otherwise Lambda's own, which reaches public addresses. */
  readonly network?: FunctionNetwork | undefined;
}

export interface FunctionNetwork {
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
}

/** A function with a role and a log group of its own; the role may write to that log group and nothing else yet. */
export class ResourceFunction extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: ResourceFunctionProps) {
    super(scope, id);
    const { entry, description, settings, logLevel, environment, extras, timeout, concurrency, network } =
      props;
    const logGroup = new LogGroup(this, 'Logs', logOptions(this, settings));
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    this.function = new LambdaFunction(this, 'Function', {
      code: bundledCode(entry, extras),
      handler: 'index.handler',
      description,
      environment: { ...environment },
      role,
      logGroup,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: settings.memorySize,
      timeout: timeout ?? FUNCTION_TIMEOUT,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel[logLevel],
      systemLogLevelV2: SystemLogLevel.WARN,
      ...(concurrency !== undefined && { reservedConcurrentExecutions: concurrency }),
      ...(settings.tracing && { tracing: Tracing.ACTIVE }),
    });
    if (settings.tracing) acknowledgeTracingPermission(this);
    if (network) this.enter(network);
  }

  /** Ids suffice: CDK's own way would have to look the network up while it synthesizes. */
  private enter({ subnetIds, securityGroupIds }: FunctionNetwork): void {
    const { defaultChild } = this.function.node;
    if (!(defaultChild instanceof CfnFunction))
      throw new Error('The function has no CloudFormation resource.');
    defaultChild.vpcConfig = { subnetIds: [...subnetIds], securityGroupIds: [...securityGroupIds] };
    this.function.addToRolePolicy(new PolicyStatement({ actions: NETWORK_ACTIONS, resources: ['*'] }));
    acknowledgeNetworkPermission(this);
  }
}

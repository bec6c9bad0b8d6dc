import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AuthorizationType,
  EndpointType,
  LambdaIntegration,
  LogGroupLogDestination,
  MethodLoggingLevel,
  RestApi,
  type RestApiProps,
  type StageOptions,
  type TokenAuthorizer,
} from 'aws-cdk-lib/aws-apigateway';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { FALLBACK_PATH, type Resource, RESOURCES, ROUTES } from '../functions/contract/routes';
import { ACCESS_LOG_FORMAT } from './access-log';
import { acknowledgePublicMethod } from './acknowledged-findings';
import { eachOf } from './each-of';
import { addGatewayResponses } from './gateway-responses';
import type { Settings } from './settings/settings';

export interface FreezerRestApiProps {
  readonly settings: Settings;
  readonly authorizer: TokenAuthorizer;
  /** The function of each resource that the routes name. */
  readonly functions: Readonly<Record<Resource, LambdaFunction>>;
}

/**
 * The API: every route of the contract, and for everything else an authorised fallback to a function that knows 404
 * from 405. A fallback without an authorizer would be a hole, because a verb that a resource does not declare falls
 * through to it.
 */
export class FreezerRestApi extends RestApi {
  readonly accessLog: LogGroup;

  constructor(scope: Construct, id: string, { settings, authorizer, functions }: FreezerRestApiProps) {
    const accessLog = new LogGroup(scope, 'AccessLog', {
      retention: settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    super(scope, id, {
      restApiName: 'Freezer',
      description: 'OpenStack Backup (Freezer) v2 API',
      // Edge-optimised refuses a GET with a body, which Freezer's clients send.
      endpointTypes: [EndpointType.REGIONAL],
      ...logRole(settings),
      ...(settings.executeApiEndpoint === 'off' && { disableExecuteApiEndpoint: true }),
      deployOptions: {
        stageName: settings.stageName,
        ...trafficOptions(settings),
        loggingLevel: MethodLoggingLevel.ERROR,
        // Data traces would write tokens.
        dataTraceEnabled: false,
        metricsEnabled: true,
        accessLogDestination: new LogGroupLogDestination(accessLog),
        accessLogFormat: ACCESS_LOG_FORMAT,
      },
      defaultMethodOptions: { authorizer, authorizationType: AuthorizationType.CUSTOM },
    });
    this.accessLog = accessLog;
    this.keepExecutionLog(settings);
    this.addRoutes(
      eachOf(RESOURCES, (resource) => new LambdaIntegration(functions[resource], { allowTestInvoke: false })),
    );
    addGatewayResponses(this, settings.keystonePublicUrl);
  }

  private addRoutes(integrations: Readonly<Record<Resource, LambdaIntegration>>): void {
    for (const { path, method, resource, access } of ROUTES) {
      const added = this.root.resourceForPath(path).addMethod(
        method,
        integrations[resource],
        // An authorizer of undefined would be replaced by the default one.
        access === 'public' ? { authorizationType: AuthorizationType.NONE } : {},
      );
      if (access === 'public') acknowledgePublicMethod(added);
    }
    // The greedy resource does not match the root itself.
    this.root.addMethod('ANY', integrations.fallback);
    this.root.resourceForPath(FALLBACK_PATH).addMethod('ANY', integrations.fallback);
  }

  /** API Gateway would make the log group of a stage itself, under this name, and keep it for ever. */
  private keepExecutionLog({ stageName, logRetentionDays }: Settings): void {
    const logGroup = new LogGroup(this, 'ExecutionLog', {
      logGroupName: `API-Gateway-Execution-Logs_${this.restApiId}/${stageName}`,
      retention: logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.deploymentStage.node.addDependency(logGroup);
  }
}

/** The role is the whole Region's: created only when asked for, and left behind because other APIs may use it. */
function logRole({
  apiGatewayLogRole,
}: Settings): Pick<RestApiProps, 'cloudWatchRole' | 'cloudWatchRoleRemovalPolicy'> {
  return apiGatewayLogRole === 'create'
    ? { cloudWatchRole: true, cloudWatchRoleRemovalPolicy: RemovalPolicy.RETAIN }
    : { cloudWatchRole: false };
}

function trafficOptions({ throttleRate, throttleBurst, tracing }: Settings): StageOptions {
  return {
    ...(throttleRate !== undefined && { throttlingRateLimit: throttleRate }),
    ...(throttleBurst !== undefined && { throttlingBurstLimit: throttleBurst }),
    ...(tracing && { tracingEnabled: true }),
  };
}

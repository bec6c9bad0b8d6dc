import { Names, RemovalPolicy } from 'aws-cdk-lib';
import {
  AuthorizationType,
  AwsIntegration,
  LogGroupLogDestination,
  MethodLoggingLevel,
  RestApi,
  type RestApiProps,
  type StageOptions,
  type TokenAuthorizer,
} from 'aws-cdk-lib/aws-apigateway';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import {
  FALLBACK_PATH,
  PUBLIC_METHODS,
  type Resource,
  RESOURCES,
  ROUTES,
} from '../functions/contract/routes';
import { ACCESS_LOG_FORMAT } from './access-log';
import { acknowledgePublicMethod } from './acknowledged-findings';
import { eachOf } from './each-of';
import { endpointOptions } from './endpoint';
import { addGatewayResponses } from './gateway-responses';
import { logOptions } from './log-options';
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
    const accessLog = new LogGroup(scope, 'AccessLog', logOptions(scope, settings));
    super(scope, id, {
      // API Gateway's metrics know an API by its name alone, so that two of one name would add up.
      restApiName: Names.uniqueResourceName(scope, { maxLength: 200 }),
      description: 'OpenStack Backup (Freezer) v2 API',
      ...endpointOptions(scope, settings),
      ...logRole(settings),
      ...(settings.executeApiEndpoint === 'off' && { disableExecuteApiEndpoint: true }),
      deployOptions: {
        stageName: settings.stageName,
        ...trafficOptions(settings),
        loggingLevel: MethodLoggingLevel.ERROR,
        // Data traces would write tokens.
        dataTraceEnabled: false,
        // Those by method, which are paid for one by one; those of the whole stage come without.
        metricsEnabled: false,
        accessLogDestination: new LogGroupLogDestination(accessLog),
        accessLogFormat: ACCESS_LOG_FORMAT,
      },
      defaultMethodOptions: { authorizer, authorizationType: AuthorizationType.CUSTOM },
    });
    this.accessLog = accessLog;
    // CDK's own output: a second URL, of an address that may be switched off.
    this.node.tryRemoveChild('Endpoint');
    this.keepExecutionLog(settings);
    this.addRoutes(
      eachOf(RESOURCES, (resource) => this.integrate(resource, functions[resource], settings.stageName)),
    );
    addGatewayResponses(this, settings.keystonePublicUrl);
  }

  /**
   * One permission a function, for every method of this stage. A permission a method, which is what CDK's own integration
   * gives, would be 31 more resources and not safer: who can add a method to this API can as well take the authorizer off
   * the methods that there are. The stage must be named, because a star would let the console's test invocations in, which
   * go around the authorizer.
   */
  private integrate(resource: Resource, handler: LambdaFunction, stageName: string): AwsIntegration {
    handler.addPermission(`Invoke-${resource}`, {
      scope: this,
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: this.arnForExecuteApi('*', '/*', stageName),
    });
    const path = `2015-03-31/functions/${handler.functionArn}/invocations`;
    return new AwsIntegration({ proxy: true, service: 'lambda', path });
  }

  private addRoutes(integrations: Readonly<Record<Resource, AwsIntegration>>): void {
    for (const { path, method, resource, access } of ROUTES) {
      const at = this.root.resourceForPath(path);
      if (access !== 'public') {
        at.addMethod(method, integrations[resource]);
        continue;
      }
      for (const open of PUBLIC_METHODS) {
        const options = { authorizationType: AuthorizationType.NONE };
        acknowledgePublicMethod(at.addMethod(open, integrations[resource], options));
      }
    }
    // The greedy resource does not match the root itself.
    this.root.addMethod('ANY', integrations.fallback);
    this.root.resourceForPath(FALLBACK_PATH).addMethod('ANY', integrations.fallback);
  }

  /** API Gateway would make the log group of a stage itself, under this name, and keep it for ever. */
  private keepExecutionLog(settings: Settings): void {
    const logGroup = new LogGroup(this, 'ExecutionLog', {
      logGroupName: `API-Gateway-Execution-Logs_${this.restApiId}/${settings.stageName}`,
      ...logOptions(this, settings),
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

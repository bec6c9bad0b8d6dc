import type { Resource } from './resource';
import { TemplateError } from './template-error';

/** Whether a type belongs to the services of which nothing may be skipped in silence. */
export function isServed(type: string): boolean {
  return /^AWS::(ApiGateway|ApiGatewayV2|Lambda|DynamoDB|Scheduler)::/.test(type);
}

/**
 * The properties of each type that are served, and those without any effect on a local answer. A type with neither
 * has no effect at all: IAM, deployment, and domain names.
 */
const SUPPORTED: Readonly<Record<string, readonly [served: string, idle: string] | undefined>> = {
  'AWS::ApiGateway::RestApi': [
    'Name',
    'Description DisableExecuteApiEndpoint EndpointAccessMode EndpointConfiguration SecurityPolicy Tags',
  ],
  'AWS::ApiGateway::Resource': ['ParentId PathPart RestApiId', ''],
  'AWS::ApiGateway::Method': [
    'ApiKeyRequired AuthorizationType AuthorizerId HttpMethod Integration ResourceId RestApiId',
    'MethodResponses OperationName',
  ],
  'AWS::ApiGateway::Authorizer': [
    'AuthorizerResultTtlInSeconds AuthorizerUri IdentitySource IdentityValidationExpression RestApiId Type',
    'Name',
  ],
  'AWS::ApiGateway::GatewayResponse': [
    'ResponseParameters ResponseTemplates ResponseType RestApiId StatusCode',
    '',
  ],
  'AWS::ApiGateway::Stage': [
    'RestApiId StageName',
    'AccessLogSetting DeploymentId Description MethodSettings Tags TracingEnabled',
  ],
  'AWS::ApiGateway::Deployment': undefined,
  'AWS::ApiGateway::Account': undefined,
  'AWS::ApiGateway::DomainName': undefined,
  'AWS::ApiGateway::DomainNameV2': undefined,
  'AWS::ApiGateway::BasePathMapping': undefined,
  'AWS::ApiGateway::BasePathMappingV2': undefined,
  'AWS::Lambda::Function': [
    'Code Environment Handler LoggingConfig MemorySize Timeout',
    'Architectures CodeSigningConfigArn Description EphemeralStorage FunctionName KmsKeyArn ReservedConcurrentExecutions Role Runtime RuntimeManagementConfig Tags TracingConfig VpcConfig',
  ],
  'AWS::Lambda::Permission': undefined,
  'AWS::Lambda::EventInvokeConfig': [
    'FunctionName MaximumRetryAttempts Qualifier',
    'MaximumEventAgeInSeconds',
  ],
  'AWS::Scheduler::Schedule': [
    'FlexibleTimeWindow ScheduleExpression State Target',
    'Description GroupName KmsKeyArn Name ScheduleExpressionTimezone',
  ],
  'AWS::Scheduler::ScheduleGroup': undefined,
  'AWS::DynamoDB::Table': [
    'AttributeDefinitions BillingMode GlobalSecondaryIndexes KeySchema LocalSecondaryIndexes',
    'ContributorInsightsSpecification DeletionProtectionEnabled OnDemandThroughput PointInTimeRecoverySpecification ProvisionedThroughput ResourcePolicy SSESpecification StreamSpecification TableClass TableName Tags WarmThroughput',
  ],
  'AWS::DynamoDB::GlobalTable': [
    'AttributeDefinitions BillingMode GlobalSecondaryIndexes KeySchema LocalSecondaryIndexes',
    'Replicas SSESpecification StreamSpecification TableName WarmThroughput WriteOnDemandThroughputSettings WriteProvisionedThroughputSettings',
  ],
};

/** @throws TemplateError for the first resource or property that the local stack would have to skip. */
export function assertSupported(resources: readonly Resource[]): void {
  for (const resource of resources) {
    if (!isServed(resource.type)) continue;
    if (!(resource.type in SUPPORTED)) {
      throw new TemplateError(`The local stack has no ${resource.type}, which ${resource.id} is.`);
    }
    const known = SUPPORTED[resource.type]?.join(' ').split(' ');
    const unknown = known && resource.propertyNames().find((name) => !known.includes(name));
    if (unknown !== undefined) {
      throw new TemplateError(`The local stack cannot do ${unknown} of ${resource.id} (${resource.type}).`);
    }
  }
}

import { Validations } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { IConstruct } from 'constructs';
import type { Settings } from './settings/settings';

interface AcknowledgedFinding {
  readonly id: string;
  readonly reason: string;
}

/** Findings of cdk-nag's AwsSolutions pack about the API that are right as they are. */
const API_FINDINGS: readonly AcknowledgedFinding[] = [
  {
    id: 'AwsSolutions-APIG2',
    reason:
      'The functions check requests, because their errors name the fault; no route has a parameter that API Gateway could check.',
  },
  {
    id: 'AwsSolutions-COG4',
    reason: 'Keystone is the identity provider: a Lambda authorizer checks its tokens.',
  },
];

/** Where `webAcl` names none. */
const NO_WEB_ACL: AcknowledgedFinding = {
  id: 'AwsSolutions-APIG3',
  reason: 'A web ACL is the choice of the platform team: tokens, not addresses, decide who may call.',
};

/** Findings about the log role, where `apiGatewayLogRole=create` makes it. */
const LOG_ROLE_FINDINGS: readonly AcknowledgedFinding[] = [
  {
    id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
    reason: 'AWS documents this managed policy as the one that the account-wide log role of API Gateway has.',
  },
];

export function acknowledgeFindings(api: RestApi, { webAcl }: Settings): void {
  for (const finding of API_FINDINGS) Validations.of(api).acknowledge(finding);
  if (webAcl === undefined) Validations.of(api).acknowledge(NO_WEB_ACL);
  const logRole = api.node.tryFindChild('CloudWatchRole');
  if (logRole) for (const finding of LOG_ROLE_FINDINGS) Validations.of(logRole).acknowledge(finding);
}

/** About the role of a function that runs in a network of the account. */
export function acknowledgeNetworkPermission(scope: IConstruct): void {
  Validations.of(scope).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'Network interfaces of a function are made by Lambda under ids that nobody knows beforehand.',
  });
}

/** About the role of a function whose requests are traced. */
export function acknowledgeTracingPermission(scope: IConstruct): void {
  Validations.of(scope).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'X-Ray has no resources that a permission to write traces could name.',
  });
}

/** About a method that answers anybody: it names the versions of the API, or that it is up. */
export function acknowledgePublicMethod(method: IConstruct): void {
  Validations.of(method).acknowledge({
    id: 'AwsSolutions-APIG4',
    reason: 'Clients ask for versions, and load balancers for health, before they have a token.',
  });
}

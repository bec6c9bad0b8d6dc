import { AspectPriority, Aspects, CfnResource, Validations } from 'aws-cdk-lib';
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

/**
 * To cdk-nag 3, which asks the CDK, and to cdk-nag 2, which reads the metadata of resources
 * (https://github.com/cdklabs/cdk-nag#suppressing-a-rule) and is what apps of others may have.
 */
function acknowledge(scope: IConstruct, finding: AcknowledgedFinding): void {
  Validations.of(scope).acknowledge(finding);
  const [, id = finding.id, part] = /^([^[]+)\[(.+)\]$/.exec(finding.id) ?? [];
  const rule = { id, reason: finding.reason, ...(part !== undefined && { applies_to: [part] }) };
  const visit = (node: IConstruct): void => {
    if (!CfnResource.isCfnResource(node)) return;
    const { rules_to_suppress: others = [] } = (node.getMetadata('cdk_nag') ?? {}) as Suppressions;
    node.addMetadata('cdk_nag', { rules_to_suppress: [...others, rule] });
  };
  // Before cdk-nag's own aspect, and when every resource is there.
  Aspects.of(scope).add({ visit }, { priority: AspectPriority.MUTATING });
}

interface Suppressions {
  readonly rules_to_suppress?: readonly object[];
}

export function acknowledgeFindings(api: RestApi, { webAcl }: Settings): void {
  for (const finding of API_FINDINGS) acknowledge(api, finding);
  if (webAcl === undefined) acknowledge(api.deploymentStage, NO_WEB_ACL);
  const logRole = api.node.tryFindChild('CloudWatchRole');
  if (logRole) for (const finding of LOG_ROLE_FINDINGS) acknowledge(logRole, finding);
}

/** About the role of a function that runs in a network of the account. */
export function acknowledgeNetworkPermission(scope: IConstruct): void {
  acknowledge(scope, {
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'Network interfaces of a function are made by Lambda under ids that nobody knows beforehand.',
  });
}

/** About the role of a function whose requests are traced. */
export function acknowledgeTracingPermission(scope: IConstruct): void {
  acknowledge(scope, {
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'X-Ray has no resources that a permission to write traces could name.',
  });
}

/** About a method that answers anybody: it names the versions of the API, or that it is up. */
export function acknowledgePublicMethod(method: IConstruct): void {
  acknowledge(method, {
    id: 'AwsSolutions-APIG4',
    reason: 'Clients ask for versions, and load balancers for health, before they have a token.',
  });
}

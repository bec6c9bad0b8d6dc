import { type ISecurityGroup, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { FunctionNetwork } from './resource-function';
import type { Settings } from './settings/settings';

/** The settings with the ids of the network, where the app gave it as constructs. */
export function withNetwork(scope: Construct, settings: Settings): Settings {
  const { vpc, vpcSubnets } = settings;
  if (vpc === undefined) return settings;
  const securityGroups: readonly ISecurityGroup[] = settings.securityGroups ?? [
    new SecurityGroup(scope, 'FunctionSecurityGroup', {
      vpc,
      description: 'Functions of the Freezer API, which nobody calls by network',
    }),
  ];
  return {
    ...settings,
    authorizerSubnets: vpc.selectSubnets(vpcSubnets).subnetIds,
    authorizerSecurityGroups: securityGroups.map(({ securityGroupId }) => securityGroupId),
  };
}

/** Where functions are that ask a private Keystone. */
export function networkOf({
  authorizerSubnets: subnetIds,
  authorizerSecurityGroups: securityGroupIds,
}: Settings): FunctionNetwork | undefined {
  return subnetIds && securityGroupIds && { subnetIds, securityGroupIds };
}

/** Where the other functions are. */
export function networkOfAll(settings: Settings): FunctionNetwork | undefined {
  return settings.functionsInNetwork === 'all' ? networkOf(settings) : undefined;
}

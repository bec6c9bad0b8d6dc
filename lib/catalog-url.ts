import { Stack } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Settings } from './settings/settings';

/** The API's URL for the service catalog, without a slash at the end: clients append `/v2`. */
export function catalogUrlOf(api: RestApi, { domainName, domainBasePath }: Settings): string {
  if (domainName !== undefined) {
    return `https://${domainName}${domainBasePath === undefined ? '' : `/${domainBasePath}`}`;
  }
  const { region, urlSuffix } = Stack.of(api);
  return `https://${api.restApiId}.execute-api.${region}.${urlSuffix}/${api.deploymentStage.stageName}`;
}

/** Shell commands that put the service into Keystone's catalog; they need the variables of an administrator. */
export function catalogCommands(url: string, { serviceType }: Settings): string {
  return [
    `openstack service create --name freezer ${serviceType}`,
    ...['public', 'internal', 'admin'].map(
      (side) => `openstack endpoint create --region "$OS_REGION_NAME" freezer ${side} ${url}`,
    ),
  ].join(' && ');
}

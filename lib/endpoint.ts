import { EndpointType, type RestApiProps } from 'aws-cdk-lib/aws-apigateway';
import { InterfaceVpcEndpoint } from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Settings } from './settings/settings';

/**
 * Where callers come in. A private API needs a policy that lets its interface endpoints in, and nothing else:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-create.html.
 */
export function endpointOptions(
  scope: Construct,
  { endpointType, vpcEndpoints = [] }: Pick<Settings, 'endpointType' | 'vpcEndpoints'>,
): Pick<RestApiProps, 'endpointConfiguration' | 'policy'> {
  // Edge-optimised refuses a GET with a body, which Freezer's clients send.
  if (endpointType === 'REGIONAL') return { endpointConfiguration: { types: [EndpointType.REGIONAL] } };
  const endpoints = vpcEndpoints.map((vpcEndpointId, at) =>
    InterfaceVpcEndpoint.fromInterfaceVpcEndpointAttributes(scope, `VpcEndpoint${at}`, {
      vpcEndpointId,
      port: 443,
    }),
  );
  const throughThem = new PolicyStatement({
    principals: [new AnyPrincipal()],
    actions: ['execute-api:Invoke'],
    resources: ['execute-api:/*'],
    conditions: { StringEquals: { 'aws:SourceVpce': [...vpcEndpoints] } },
  });
  return {
    endpointConfiguration: { types: [EndpointType.PRIVATE], vpcEndpoints: endpoints },
    policy: new PolicyDocument({ statements: [throughThem] }),
  };
}

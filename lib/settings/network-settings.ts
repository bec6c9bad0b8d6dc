import type { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { awsSecurityGroups, awsSubnets, constructOnly, listOrConstructs } from './construct-readers';
import { oneOf } from './readers';
import { optional, type Reader, setting } from './setting';

const subnetSelection: Reader<SubnetSelection> = {
  allowed: 'a SubnetSelection',
  type: 'SubnetSelection',
  late: true,
  parse: (given) => (typeof given === 'object' && given !== null ? given : undefined),
};

const securityGroups: Reader<readonly ISecurityGroup[]> = {
  allowed: 'a list of each an ISecurityGroup of the app',
  type: 'readonly ISecurityGroup[]',
  late: true,
  parse: (given) => {
    const reader = constructOnly<ISecurityGroup>('ISecurityGroup', 'securityGroupId');
    const groups = Array.isArray(given) ? given.map((each: unknown) => reader.parse(each)) : [];
    return groups.length > 0 && groups.every((group) => group !== undefined) ? groups : undefined;
  },
};

/** Where functions run, and where callers come in. */
export const NETWORK_SETTINGS = {
  authorizerSubnets: optional(awsSubnets, {
    without: "Lambda's own network",
    doc:
      'Ids of the subnets that functions run in when Keystone is private; only with `authorizerSecurityGroups`. Which functions: ' +
      '`functionsInNetwork`.',
  }),
  authorizerSecurityGroups: optional(awsSecurityGroups, {
    without: 'none',
    doc: 'Ids of the security groups there; only with `authorizerSubnets`.',
  }),
  vpc: optional(constructOnly<IVpc>('IVpc', 'vpcId'), {
    without: '`authorizerSubnets`',
    doc: 'The same network as a construct, which only an app can give.',
  }),
  vpcSubnets: optional(subnetSelection, {
    without: 'the private subnets of `vpc`',
    doc: 'Which subnets of `vpc`.',
  }),
  securityGroups: optional(securityGroups, {
    without: 'one that is made for the functions and lets them call anybody',
    doc: 'Security groups of the functions in `vpc`.',
  }),
  functionsInNetwork: setting(oneOf('keystone', 'all'), {
    default: 'keystone',
    doc:
      'Which functions run in the network of `authorizerSubnets` or `vpc`: with `keystone` those that ask Keystone (the authorizer, ' +
      'those that make trusts, and the runner of managed plans), with `all` every one, as some organisations demand. Those that ' +
      'work with tables then need a gateway endpoint for DynamoDB.',
  }),
  endpointType: setting(oneOf('REGIONAL', 'PRIVATE'), {
    default: 'REGIONAL',
    doc: 'With `PRIVATE` the API is reached through `vpcEndpoints` alone, and has no `domainName`.',
  }),
  vpcEndpoints: optional(
    listOrConstructs(
      /^vpce-([0-9a-f]{8}|[0-9a-f]{17})$/,
      'ids of interface endpoints such as vpce-0123456789abcdef0',
      { type: 'IVpcEndpoint', member: 'vpcEndpointId' },
    ),
    {
      without: 'none',
      doc: 'Interface endpoints for `execute-api` that requests to a private API come through; only with `endpointType=PRIVATE`.',
    },
  ),
};

import type { Fault } from './fault';

/** What an app gives the construct, and what guarded organisations ask for. */
export const CONSTRUCT_FAULTS: readonly Fault[] = [
  {
    name: 'tell cdk-nag 2 of nothing that is acknowledged',
    file: 'lib/acknowledged-findings.ts',
    find: "    node.addMetadata('cdk_nag', { rules_to_suppress: [...others, rule] });\n",
    replace: '',
    tests: ['test/lib/acknowledged-findings.test.ts'],
  },
  {
    name: 'leave functions outside of the network that all are to be in',
    file: 'lib/resource-functions.ts',
    find: 'trusts.network ?? networkOfAll(settings)',
    replace: 'trusts.network',
    tests: ['test/lib/permissions.test.ts', 'test/lib/construct-props.test.ts'],
  },
  {
    name: 'let anybody through to a private API',
    file: 'lib/endpoint.ts',
    find: "    conditions: { StringEquals: { 'aws:SourceVpce': [...vpcEndpoints] } },\n",
    replace: '',
    tests: ['test/lib/construct-props.test.ts'],
  },
  {
    name: 'forget the key that a secret of the app brings along',
    file: 'lib/settings/settings.ts',
    find: 'serviceCredentialKey: keyOf(serviceCredential)',
    replace: 'serviceCredentialKey: undefined',
    tests: ['test/lib/construct-props.test.ts'],
  },
  {
    name: 'do not let CloudWatch Logs use the key of the app',
    file: 'lib/freezer-api.ts',
    find: "    if (typeof props.logKey === 'object') letLogsUse(props.logKey);\n",
    replace: '',
    tests: ['test/lib/construct-props.test.ts'],
  },
];

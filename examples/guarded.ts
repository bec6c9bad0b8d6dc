import { App, Duration, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { GatewayVpcEndpointAwsService, InterfaceVpcEndpointAwsService, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { FreezerApi } from 'freezer-serverless';

/** In an organisation with controls: functions in a network, a domain with a firewall, keys and a topic of the team's own. */
const app = new App();
const stack = new Stack(app, 'Freezer');

const vpc = new Vpc(stack, 'Network', {
  maxAzs: 2,
  gatewayEndpoints: { tables: { service: GatewayVpcEndpointAwsService.DYNAMODB } },
});
vpc.addInterfaceEndpoint('Secrets', { service: InterfaceVpcEndpointAwsService.SECRETS_MANAGER });

const key = new Key(stack, 'Key', { enableKeyRotation: true });
const onCall = new Topic(stack, 'OnCall', { enforceSSL: true });

const visible = (metricName: string) => ({
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
  metricName,
});
const firewall = new CfnWebACL(stack, 'Firewall', {
  scope: 'REGIONAL',
  defaultAction: { allow: {} },
  visibilityConfig: visible('freezer'),
  rules: [
    {
      name: 'at-most-2000-requests-in-five-minutes-by-address',
      priority: 0,
      action: { block: {} },
      statement: { rateBasedStatement: { limit: 2000, aggregateKeyType: 'IP' } },
      visibilityConfig: visible('freezer-by-address'),
    },
  ],
});

new FreezerApi(stack, 'Backup', {
  keystoneUrl: 'https://keystone.internal.example.com:5000',
  keystonePublicUrl: 'https://keystone.example.com:5000',
  authorizerCacheSeconds: Duration.minutes(1),
  vpc,
  functionsInNetwork: 'all',
  domainName: 'backup.example.com',
  domainCertificate: Certificate.fromCertificateArn(
    stack,
    'Certificate',
    'arn:aws:acm:eu-central-1:123456789012:certificate/01234567-89ab-4cde-8f01-23456789abcd',
  ),
  domainHostedZone: HostedZone.fromHostedZoneId(stack, 'Zone', 'Z0123456789ABCDEFGHIJ'),
  executeApiEndpoint: 'off',
  webAcl: firewall.attrArn,
  logKey: key,
  tableKey: key,
  logRetentionDays: RetentionDays.ONE_YEAR,
  alarmTopic: onCall,
  tracing: true,
});

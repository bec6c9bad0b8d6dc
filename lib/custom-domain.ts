import {
  DomainName,
  EndpointAccessMode,
  EndpointType,
  type RestApi,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import type { Settings } from './settings/settings';

/** A regional domain name of one's own in front of the API, where the settings name one. */
export class CustomDomain extends Construct {
  /** @throws Error when there is no domain in the settings, which `readSettings` makes sure of. */
  constructor(scope: Construct, id: string, api: RestApi, settings: Settings) {
    super(scope, id);
    const { domainName, domainCertificate, domainHostedZone, domainBasePath, domainTlsPolicy } = settings;
    if (domainName === undefined || domainCertificate === undefined) {
      throw new Error('A custom domain needs a name and a certificate.');
    }
    const domain = new DomainName(this, 'DomainName', {
      domainName,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', domainCertificate),
      endpointType: EndpointType.REGIONAL,
      securityPolicy: domainTlsPolicy,
      // The older policy has no such mode, the newer ones want one.
      ...(domainTlsPolicy !== SecurityPolicy.TLS_1_2 && { endpointAccessMode: EndpointAccessMode.STRICT }),
    });
    domain.addBasePathMapping(api, {
      stage: api.deploymentStage,
      ...(domainBasePath !== undefined && { basePath: domainBasePath }),
    });
    if (domainHostedZone !== undefined) {
      // Not CDK's own kind of record: it would want the name of the zone as well.
      new CfnRecordSet(this, 'Address', {
        hostedZoneId: domainHostedZone,
        name: domainName,
        type: 'A',
        aliasTarget: {
          dnsName: domain.domainNameAliasDomainName,
          hostedZoneId: domain.domainNameAliasHostedZoneId,
        },
      });
    }
  }
}

import { Duration } from 'aws-cdk-lib';
import { IdentitySource, TokenAuthorizer } from 'aws-cdk-lib/aws-apigateway';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ENVIRONMENT } from '../functions/shared/contract/environment';
import { TOKEN_HEADER, TOKEN_PATTERN } from '../functions/shared/contract/token';
import type { AssetExtras } from './bundled-code';
import { policyExtras } from './policy-extras';
import { ResourceFunction } from './resource-function';
import type { Settings } from './settings';

/** Name of the file with the certificates of Keystone's authority, beside a bundle. */
export const KEYSTONE_CA_FILE = 'keystone-ca.pem';
const SERVICE_CREDENTIAL_FILE = 'service-credential.js';

/** Lets API Gateway ask Keystone about a token, and remember the verdict. */
export class KeystoneAuthorizer extends Construct {
  readonly authorizer: TokenAuthorizer;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const { authorizerSubnets: subnetIds, authorizerSecurityGroups: securityGroupIds } = settings;
    const { function: handler } = new ResourceFunction(this, 'Handler', {
      entry: 'functions/authorizer/authorize.lambda.ts',
      description: 'Asks Keystone who a token belongs to',
      environment: environmentOf(settings),
      extras: extrasOf(settings),
      concurrency: settings.authorizerConcurrency,
      network: subnetIds && securityGroupIds && { subnetIds, securityGroupIds },
    });
    if (settings.serviceCredential !== undefined) {
      handler.addToRolePolicy(
        new PolicyStatement({
          actions: ['secretsmanager:GetSecretValue'],
          resources: [settings.serviceCredential],
        }),
      );
    }
    this.authorizer = new TokenAuthorizer(this, 'Authorizer', {
      handler,
      identitySource: IdentitySource.header(TOKEN_HEADER),
      // What cannot be a token is refused without a call.
      validationRegex: TOKEN_PATTERN,
      resultsCacheTtl: Duration.seconds(settings.authorizerCacheSeconds),
    });
  }
}

function environmentOf(settings: Settings): Readonly<Record<string, string>> {
  const { keystoneUrl, keystoneTimeoutSeconds, keystoneCaFile, serviceCredential } = settings;
  return {
    ...policyExtras(settings).environment,
    [ENVIRONMENT.keystoneUrl]: keystoneUrl,
    [ENVIRONMENT.keystoneTimeout]: String(keystoneTimeoutSeconds * 1000),
    ...(keystoneCaFile !== undefined && { [ENVIRONMENT.keystoneCa]: KEYSTONE_CA_FILE }),
    ...(serviceCredential !== undefined && {
      [ENVIRONMENT.serviceCredential]: serviceCredential,
      [ENVIRONMENT.serviceCredentialBundle]: SERVICE_CREDENTIAL_FILE,
    }),
  };
}

function extrasOf(settings: Settings): AssetExtras {
  const { keystoneCaFile, serviceCredential } = settings;
  return {
    files: {
      ...policyExtras(settings).files,
      ...(keystoneCaFile !== undefined && { [KEYSTONE_CA_FILE]: keystoneCaFile }),
    },
    ...(serviceCredential !== undefined && {
      modules: { [SERVICE_CREDENTIAL_FILE]: 'functions/authorizer/service-credential.ts' },
    }),
  };
}

import { Duration } from 'aws-cdk-lib';
import { IdentitySource, TokenAuthorizer } from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';
import { ENVIRONMENT } from '../functions/shared/contract/environment';
import { TOKEN_HEADER, TOKEN_PATTERN } from '../functions/shared/contract/token';
import { ResourceFunction } from './resource-function';
import type { Settings } from './settings';

const CA_FILE = 'keystone-ca.pem';

/** Lets API Gateway ask Keystone about a token, and remember the verdict. */
export class KeystoneAuthorizer extends Construct {
  readonly authorizer: TokenAuthorizer;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const { keystoneCaFile, authorizerSubnets, authorizerSecurityGroups } = settings;
    const { function: handler } = new ResourceFunction(this, 'Handler', {
      entry: 'functions/authorizer/authorize.lambda.ts',
      description: 'Asks Keystone who a token belongs to',
      environment: {
        [ENVIRONMENT.keystoneUrl]: settings.keystoneUrl,
        [ENVIRONMENT.keystoneTimeout]: String(settings.keystoneTimeoutSeconds * 1000),
        ...(keystoneCaFile !== undefined && { [ENVIRONMENT.keystoneCa]: CA_FILE }),
      },
      files: keystoneCaFile === undefined ? {} : { [CA_FILE]: keystoneCaFile },
      concurrency: settings.authorizerConcurrency,
      network: authorizerSubnets &&
        authorizerSecurityGroups && {
          subnetIds: authorizerSubnets,
          securityGroupIds: authorizerSecurityGroups,
        },
    });
    this.authorizer = new TokenAuthorizer(this, 'Authorizer', {
      handler,
      identitySource: IdentitySource.header(TOKEN_HEADER),
      // What cannot be a token is refused without a call.
      validationRegex: TOKEN_PATTERN,
      resultsCacheTtl: Duration.seconds(settings.authorizerCacheSeconds),
    });
  }
}

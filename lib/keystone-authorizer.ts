import { Duration } from 'aws-cdk-lib';
import { IdentitySource, TokenAuthorizer } from 'aws-cdk-lib/aws-apigateway';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { ENVIRONMENT } from '../functions/contract/environment';
import { TOKEN_HEADER, TOKEN_PATTERN } from '../functions/contract/token';
import type { AssetExtras } from './bundling/bundled-code';
import { AUTHORIZER_ENTRY, SERVICE_CREDENTIAL_MODULE } from './bundling/entries';
import { readSecret } from './key-access';
import { networkOf } from './network';
import { policyExtras } from './policy-extras';
import { FUNCTION_TIMEOUT, ResourceFunction } from './resource-function';
import type { Settings } from './settings/settings';

/** Name of the file with the certificates of Keystone's authority, beside a bundle. */
export const KEYSTONE_CA_FILE = 'keystone-ca.pem';
const SERVICE_CREDENTIAL_FILE = 'service-credential.js';

/** What comes on top of a request to Keystone: in all for a token that takes several, and for the function around it. */
const MARGIN_SECONDS = 1;

/**
 * The time that a token may take in all, and the function's own: a single slow request must fit into the former, and that into
 * the latter, because a function that runs out of time ends without a word.
 */
function secondsFor({ keystoneTimeoutSeconds }: Settings): { readonly token: number; readonly run: number } {
  const run = Math.max(FUNCTION_TIMEOUT.toSeconds(), keystoneTimeoutSeconds + 2 * MARGIN_SECONDS);
  return { token: run - MARGIN_SECONDS, run };
}

/** Lets API Gateway ask Keystone about a token, and cache the decision. */
export class KeystoneAuthorizer extends Construct {
  readonly authorizer: TokenAuthorizer;
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const { function: handler } = new ResourceFunction(this, 'Handler', {
      entry: AUTHORIZER_ENTRY,
      description: 'Asks Keystone who a token belongs to',
      settings,
      // Its decisions are counted, whatever the others log.
      logLevel: settings.logLevel === 'DEBUG' ? 'DEBUG' : 'INFO',
      environment: environmentOf(settings),
      extras: extrasOf(settings),
      timeout: Duration.seconds(secondsFor(settings).run),
      concurrency: settings.authorizerConcurrency,
      network: networkOf(settings),
    });
    this.function = handler;
    if (settings.serviceCredential !== undefined) {
      for (const statement of readSecret(settings.serviceCredential, settings.serviceCredentialKey)) {
        handler.addToRolePolicy(statement);
      }
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
      [ENVIRONMENT.tokenTimeout]: String(secondsFor(settings).token * 1000),
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
      modules: { [SERVICE_CREDENTIAL_FILE]: SERVICE_CREDENTIAL_MODULE },
    }),
  };
}

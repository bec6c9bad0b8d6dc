import type { APIGatewayAuthorizerResult, APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ENVIRONMENT } from '../contract/environment';
import { Verdicts } from '../keystone/cached-decisions';
import { KeystoneClient } from '../keystone/keystone-client';
import type { ServiceToken } from '../keystone/service-token';
import { validateToken } from '../keystone/validate-token';
import { policyOf } from '../policy/policy';
import { parseOverrides, parseRules } from '../policy/rules';
import { assetFile, optionalEnvironment, requireEnvironment } from '../runtime/environment';
import { warmedUp } from '../runtime/warm-up';
import { authorize } from './authorize';
import type * as ServiceCredentialBundle from './service-credential';

const keystone = new KeystoneClient(
  requireEnvironment(ENVIRONMENT.keystoneUrl),
  Number(requireEnvironment(ENVIRONMENT.keystoneTimeout)),
  assetFile(ENVIRONMENT.keystoneCa),
);
const service = serviceToken();
const tokenTimeout = optionalEnvironment(ENVIRONMENT.tokenTimeout);
const longestMs = tokenTimeout === undefined ? undefined : Number(tokenTimeout);
const verdicts = new Verdicts((token) => validateToken(keystone, token, service, longestMs));
const dependencies = {
  validate: (token: string) => verdicts.of(token),
  policy: policyOf(parseRules(parseOverrides(assetFile(ENVIRONMENT.policy)))),
};

export const handler = warmedUp(
  (event: APIGatewayTokenAuthorizerEvent): Promise<APIGatewayAuthorizerResult> =>
    authorize(event, dependencies),
  () => keystone.connect(),
);

/** Its bundle, with the SDK in it, is loaded only where there is a service credential. */
function serviceToken(): ServiceToken | undefined {
  const secretArn = optionalEnvironment(ENVIRONMENT.serviceCredential);
  if (secretArn === undefined) return undefined;
  const file = join(__dirname, requireEnvironment(ENVIRONMENT.serviceCredentialBundle));
  const bundle = createRequire(__filename)(file) as typeof ServiceCredentialBundle;
  return bundle.createServiceToken(keystone, secretArn);
}

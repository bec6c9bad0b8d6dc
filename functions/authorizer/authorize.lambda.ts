import type { APIGatewayAuthorizerResult, APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import { ENVIRONMENT } from '../shared/contract/environment';
import { requireEnvironment } from '../shared/environment';
import { KeystoneClient } from '../shared/keystone/keystone-client';
import { validateToken } from '../shared/keystone/validate-token';
import { describeError, logError } from '../shared/log';
import { loadPolicy } from '../shared/policy/policy';
import { authorize } from './authorize';

const keystone = new KeystoneClient(
  requireEnvironment(ENVIRONMENT.keystoneUrl),
  Number(requireEnvironment(ENVIRONMENT.keystoneTimeout)),
);
const dependencies = {
  validate: (token: string) => validateToken(keystone, token),
  policy: loadPolicy(),
};

// During init, so that the first caller does not wait for the handshake as well.
keystone.connect().catch((error: unknown) => {
  logError({ operation: 'connect', outcome: 'unavailable', reason: describeError(error) });
});

export const handler = (event: APIGatewayTokenAuthorizerEvent): Promise<APIGatewayAuthorizerResult> =>
  authorize(event, dependencies);

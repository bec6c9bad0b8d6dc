import type { APIGatewayAuthorizerResult, APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENVIRONMENT } from '../shared/contract/environment';
import { optionalEnvironment, requireEnvironment } from '../shared/environment';
import { KeystoneClient } from '../shared/keystone/keystone-client';
import { validateToken } from '../shared/keystone/validate-token';
import { describeError, logError } from '../shared/log';
import { loadPolicy } from '../shared/policy/policy';
import { authorize } from './authorize';

const caFile = optionalEnvironment(ENVIRONMENT.keystoneCa);
const keystone = new KeystoneClient(
  requireEnvironment(ENVIRONMENT.keystoneUrl),
  Number(requireEnvironment(ENVIRONMENT.keystoneTimeout)),
  caFile && readFileSync(join(__dirname, caFile), 'utf8'),
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

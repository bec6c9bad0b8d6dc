import type { KeystoneClient } from '../keystone/keystone-client';
import { ServiceToken } from '../keystone/service-token';
import { readSecret } from '../secrets/read-secret';

/**
 * A bundle of its own, with the SDK's client for Secrets Manager in it: the authorizer loads it only where a service
 * credential is configured, and starts without the SDK everywhere else.
 * @param secretArn Of the secret that holds the application credential.
 */
export function createServiceToken(keystone: KeystoneClient, secretArn: string): ServiceToken {
  return new ServiceToken(keystone, () => readSecret(secretArn));
}

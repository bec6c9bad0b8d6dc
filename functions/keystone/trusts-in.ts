import { ENVIRONMENT } from '../contract/environment';
import { KeystoneClient } from './keystone-client';
import { Trusts } from './trusts';

/** A trust takes two or three questions, as a rule. */
const QUESTION_MS = 1500;

interface Reader {
  readonly required: (name: string) => string;
  readonly optional: (name: string) => string | undefined;
  readonly asset: (name: string) => string | undefined;
}

/** The trusts of a deployment that knows the account of its central schedulers; undefined for any other. */
export function trustsIn({ required, optional, asset }: Reader): Trusts | undefined {
  const trustee = optional(ENVIRONMENT.trustee);
  if (trustee === undefined) return undefined;
  const ca = asset(ENVIRONMENT.keystoneCa);
  const keystone = new KeystoneClient(required(ENVIRONMENT.keystoneUrl), QUESTION_MS, ca);
  return new Trusts(keystone, trustee, required(ENVIRONMENT.trustRoles).split(','));
}

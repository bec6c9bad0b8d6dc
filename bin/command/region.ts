import type { Environment } from './credentials';
import { Refusal } from './refusal';

/** What a client of the SDK is made with. */
export interface RegionConfig {
  readonly region?: string;
}

/**
 * The Region as AWS's own command line finds it: the flag, `AWS_REGION`, `AWS_DEFAULT_REGION`, which the SDK does not
 * read, and then the profile's, which the SDK finds itself.
 */
export function regionConfig({ AWS_REGION, AWS_DEFAULT_REGION }: Environment, flag?: string): RegionConfig {
  const region = [flag, AWS_REGION, AWS_DEFAULT_REGION].find(Boolean);
  return region === undefined ? {} : { region };
}

/** @throws Refusal where no Region is known, before the SDK says so in its own words. */
export async function assertRegion(client: {
  readonly config: { readonly region: () => Promise<string> };
}): Promise<string> {
  return client.config.region().catch(() => {
    throw new Refusal('The Region is not known: set AWS_REGION, or a Region in the profile of AWS_PROFILE.');
  });
}

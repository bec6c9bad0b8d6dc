import { withCloud } from '../command/clouds';
import { type Credentials, type Environment, readCredentials } from '../command/credentials';
import { requiredFlag } from '../command/flags';
import { Refusal } from '../command/refusal';
import { readAuthUrl, serviceUrl } from '../command/service-url';
import type { Arguments } from './arguments';

export interface Settings {
  /** With the stage, without a slash at the end. */
  readonly apiUrl: string;
  /** Base of the identity service, without `/v3`. */
  readonly authUrl: string;
  /** A plan that is there. */
  readonly jobId: string | undefined;
  readonly credentials: Credentials;
}

/** @throws Refusal when something is missing or wrong. */
export function readSettings(
  { url, authUrl, jobId }: Omit<Arguments, 'help' | 'write'>,
  environment: Environment,
): Settings {
  if (jobId !== undefined && !/^[A-Za-z0-9_-]{1,255}$/.test(jobId)) {
    throw new Refusal(
      '--job-id must be 1 to 255 of the characters A-Z a-z 0-9 _ -, as every id of a plan is.',
    );
  }
  const own = withCloud(environment);
  return {
    apiUrl: serviceUrl('--url', requiredFlag('url', url)),
    authUrl: readAuthUrl(authUrl, own),
    jobId,
    credentials: readCredentials(own),
  };
}

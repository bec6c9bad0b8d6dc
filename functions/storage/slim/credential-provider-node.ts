/**
 * Stands in for `@aws-sdk/credential-provider-node` in the bundles (lib/bundling/source-bundles.ts): Lambda always passes its
 * role's credentials in the environment, so the SDK's other fifteen ways to find some, a third of its bytes and of its
 * start-up time, are left out.
 */
export interface EnvironmentCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export const defaultProvider = () => (): Promise<EnvironmentCredentials> => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) {
    return Promise.reject(new Error('There are no AWS credentials in the environment.'));
  }
  return Promise.resolve({
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
  });
};

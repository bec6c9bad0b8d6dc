import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** The text of a secret in AWS Secrets Manager. */
export async function readSecret(arn: string): Promise<string> {
  const client = new SecretsManagerClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 300, socketTimeout: 1000 },
  });
  const { SecretString: text } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
  if (text === undefined) throw new Error('The secret has no text.');
  return text;
}

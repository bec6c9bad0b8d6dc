import {
  GetSecretValueCommand,
  ListSecretsCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { startSecretsManager } from '../../../local/aws/secrets-manager';

const ARN = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:runner-AbCdEf';

describe('the local Secrets Manager', () => {
  let server: Awaited<ReturnType<typeof startSecretsManager>>;
  let client: SecretsManagerClient;
  beforeAll(async () => {
    server = await startSecretsManager({ [ARN]: '{"password":"secret"}' });
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    client = new SecretsManagerClient({
      endpoint: server.url,
      region: 'us-east-1',
      credentials,
      maxAttempts: 1,
    });
  });
  afterAll(async () => {
    client.destroy();
    await server.close();
  });

  it('tells a secret by its ARN', async () => {
    const { SecretString: text } = await client.send(new GetSecretValueCommand({ SecretId: ARN }));
    expect(text).toBe('{"password":"secret"}');
  });

  it.each(['another', 'toString'])('has no %s', async (SecretId) => {
    await expect(client.send(new GetSecretValueCommand({ SecretId }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('can do nothing else', async () => {
    await expect(client.send(new ListSecretsCommand({}))).rejects.toMatchObject({
      name: 'UnknownOperationException',
    });
  });
});

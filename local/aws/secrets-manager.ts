import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { listenLocally } from '../listen';
import { isFields } from './fields';

export interface RunningSecretsManager {
  /** `http://127.0.0.1:<port>`, for `AWS_ENDPOINT_URL_SECRETS_MANAGER`. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * AWS Secrets Manager, as far as reading one secret goes.
 * @param secrets Their texts by ARN.
 */
export async function startSecretsManager(
  secrets: Readonly<Record<string, string>>,
): Promise<RunningSecretsManager> {
  const server = createServer((request, response) => {
    void answer(request, response, secrets);
  });
  const url = await listenLocally(server, 0);
  return {
    url,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  secrets: Readonly<Record<string, string>>,
): Promise<void> {
  const id = secretId(await text(request).catch(() => ''));
  response.setHeader('Content-Type', 'application/x-amz-json-1.1');
  if (request.headers['x-amz-target'] !== 'secretsmanager.GetSecretValue') {
    response.writeHead(400).end(JSON.stringify({ __type: 'UnknownOperationException' }));
  } else if (!Object.hasOwn(secrets, id)) {
    response.writeHead(400).end(JSON.stringify({ __type: 'ResourceNotFoundException' }));
  } else {
    response.end(JSON.stringify({ ARN: id, SecretString: secrets[id] }));
  }
}

function secretId(body: string): string {
  try {
    const input: unknown = JSON.parse(body);
    return isFields(input) ? String(input['SecretId']) : '';
  } catch {
    return '';
  }
}

import { startServer, type TestServer } from './listen';

export interface Secrets extends TestServer {
  /** Text of every secret from now on; undefined stands for "access denied". */
  hold(text: string | undefined): void;
  /** ARNs that were asked for. */
  readonly asked: readonly string[];
}

/** Secrets Manager, as far as reading one secret goes. */
export async function startSecrets(): Promise<Secrets> {
  const asked: string[] = [];
  let secret: string | undefined;
  const server = await startServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      asked.push((JSON.parse(body) as { SecretId: string }).SecretId);
      response.setHeader('Content-Type', 'application/x-amz-json-1.1');
      if (secret === undefined) {
        response.writeHead(400).end('{"__type":"AccessDeniedException","Message":"not authorized"}');
      } else response.end(JSON.stringify({ ARN: asked.at(-1), Name: 'keystone', SecretString: secret }));
    });
  });
  return {
    ...server,
    asked,
    hold: (text) => {
      secret = text;
    },
  };
}

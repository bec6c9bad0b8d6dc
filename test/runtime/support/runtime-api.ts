import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { listen } from '../../support/listen';

/** As Lambda's client reports what was thrown. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
}

export type Outcome = { readonly result: unknown } | { readonly error: FunctionError };

const PREFIX = '/2018-06-01/runtime';

/** Lambda's Runtime API for one execution environment: hands out invocations one by one, and takes what comes of them. */
export class RuntimeApi {
  /** Resolves when the function asks for its first invocation; with an error, if it failed before that. */
  readonly started: Promise<FunctionError | undefined>;
  private onStarted: (error?: FunctionError) => void = () => undefined;
  private readonly server: Server;
  private waiting: ServerResponse | undefined;
  private pending: { readonly id: string; readonly settle: (outcome: Outcome) => void } | undefined;
  private next: { readonly id: string; readonly event: string } | undefined;

  private constructor(
    private readonly arn: string,
    private readonly timeoutMs: number,
  ) {
    this.started = new Promise((resolve) => {
      this.onStarted = resolve;
    });
    this.server = createServer((request, response) => {
      void this.answer(request, response);
    });
  }

  /** @returns The API and its address, `host:port`. */
  static async start(arn: string, timeoutMs: number): Promise<{ api: RuntimeApi; address: string }> {
    const api = new RuntimeApi(arn, timeoutMs);
    return { api, address: new URL(await listen(api.server)).host };
  }

  /** One at a time, as Lambda does it. */
  invoke(event: unknown): Promise<Outcome> {
    const id = randomUUID();
    return new Promise((settle) => {
      this.pending = { id, settle };
      this.next = { id, event: JSON.stringify(event) };
      this.handOut();
    });
  }

  /** What is still waited for comes to nothing: the process is gone. */
  abandon(error: FunctionError): void {
    this.onStarted(error);
    this.pending?.settle({ error });
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.replace(PREFIX, '') ?? '';
    const body = await textOf(request);
    if (path === '/invocation/next') {
      this.onStarted();
      this.waiting = response;
      this.handOut();
      return;
    }
    const [, id, what] = /^\/invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
    if (path === '/init/error') this.onStarted(JSON.parse(body) as FunctionError);
    else if (id === this.pending?.id && what === 'response')
      this.pending?.settle({ result: JSON.parse(body) });
    else if (id === this.pending?.id && what === 'error') {
      this.pending?.settle({ error: JSON.parse(body) as FunctionError });
    }
    response.writeHead(202).end('{}');
  }

  private handOut(): void {
    if (!this.waiting || !this.next) return;
    const { id, event } = this.next;
    this.waiting
      .writeHead(200, {
        'Content-Type': 'application/json',
        'Lambda-Runtime-Aws-Request-Id': id,
        'Lambda-Runtime-Deadline-Ms': String(Date.now() + this.timeoutMs),
        'Lambda-Runtime-Invoked-Function-Arn': this.arn,
        'Lambda-Runtime-Trace-Id': 'Root=1-00000000-000000000000000000000000;Sampled=0',
      })
      .end(event);
    this.waiting = undefined;
    this.next = undefined;
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

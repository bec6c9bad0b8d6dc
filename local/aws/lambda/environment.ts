import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { isFields } from '../fields';
import type { FunctionDefinition } from './function-definition';
import { functionError, type Outcome, readReply } from './outcome';

/**
 * What Lambda calls an execution environment: a worker thread that has loaded a function, until it crashes or is
 * retired. Unlike Lambda's it takes many invocations at once.
 */
export class Environment {
  private readonly pending = new Map<string, (outcome: Outcome) => void>();
  private readonly ready: Promise<void>;
  private readonly logsEnd: Promise<unknown>;
  private readonly worker: Worker;
  private retired = false;

  /** @param onLog Gets every line that the function writes. */
  constructor(
    private readonly definition: FunctionDefinition,
    private readonly onLog: (line: string) => void,
  ) {
    this.worker = new Worker(join(__dirname, 'worker.cjs'), {
      workerData: definition,
      // Nothing of this process: neither its variables nor its loaders.
      env: { ...definition.environment },
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    const lines = [this.worker.stdout, this.worker.stderr].map((input) => createInterface({ input }));
    this.logsEnd = Promise.all(lines.map((reader) => once(reader.on('line', onLog), 'close')));
    this.ready = this.watch();
  }

  /** @throws whatever the module throws while it is loaded. */
  async start(): Promise<this> {
    await this.ready;
    return this;
  }

  /** False when it takes no more invocations. */
  get usable(): boolean {
    return !this.retired;
  }

  /** Ends an invocation that takes too long, and this environment with it as soon as nobody else needs it. */
  async invoke(requestId: string, event: string): Promise<Outcome> {
    const { timeoutMs } = this.definition;
    const timer = setTimeout(() => {
      this.retired = true;
      const message = `Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`;
      this.onLog(`${new Date().toISOString()} ${requestId} ${message}`);
      this.settle(requestId, functionError('Sandbox.Timedout', `RequestId: ${requestId} Error: ${message}`));
    }, timeoutMs);
    const outcome = await new Promise<Outcome>((resolve) => {
      this.pending.set(requestId, resolve);
      this.worker.postMessage({ requestId, event, deadline: Date.now() + timeoutMs });
    });
    clearTimeout(timer);
    return outcome;
  }

  /** Resolves when the thread is gone and the lines that it sent are delivered. */
  async close(): Promise<void> {
    this.retired = true;
    await this.worker.terminate();
    await this.logsEnd;
  }

  /** Resolves when the function is loaded; an end before that rejects, a later one fails the invocations. */
  private watch(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.worker.on('message', (message: unknown) => {
        const { requestId, outcome } = readReply(message);
        if (requestId === null) resolve();
        else this.settle(requestId, outcome);
      });
      this.worker.on('error', (error: unknown) => {
        // Node rebuilds what a thread threw, and an error need not be an instance of this thread's Error.
        const { message, stack } = isFields(error) ? error : { message: error };
        this.onLog(String(stack ?? message));
        reject(new Error(String(message)));
      });
      this.worker.on('exit', (code) => {
        this.retired = true;
        reject(new Error(`It ended with exit code ${code} while it was loaded.`));
        for (const requestId of this.pending.keys()) {
          const message = `RequestId: ${requestId} Error: Runtime exited with exit code ${code}`;
          this.settle(requestId, functionError('Runtime.ExitError', message));
        }
      });
    });
  }

  private settle(requestId: string, outcome: Outcome): void {
    this.pending.get(requestId)?.(outcome);
    this.pending.delete(requestId);
    if (this.retired && this.pending.size === 0) void this.worker.terminate();
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { FunctionDefinition } from '../../../local/aws/lambda/function-definition';
import { type FunctionError, type Outcome, RuntimeApi } from './runtime-api';

/** Where the paths of Lambda's Node and its client are told to the tests. */
export const RUNTIME_VARIABLES = { node: 'FREEZER_LAMBDA_NODE', client: 'FREEZER_LAMBDA_CLIENT' } as const;

/** A function in a process of its own, under the client that Lambda runs it with. */
export class ExecutionEnvironment {
  /** Lines as they would come to the function's log group. */
  readonly log: string[] = [];
  private readonly process: ChildProcess;

  private constructor(
    private readonly api: RuntimeApi,
    address: string,
    definition: FunctionDefinition,
    environment: Readonly<Record<string, string>>,
  ) {
    const { module, handler, jsonLogLevel } = definition;
    this.process = spawn(
      pathIn(RUNTIME_VARIABLES.node),
      ['--require', join(__dirname, 'clock.cjs'), pathIn(RUNTIME_VARIABLES.client)],
      {
        cwd: dirname(module),
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        env: {
          ...environment,
          AWS_LAMBDA_RUNTIME_API: address,
          AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${definition.id}`,
          AWS_LAMBDA_LOG_STREAM_NAME: 'test',
          ...(jsonLogLevel !== undefined && {
            AWS_LAMBDA_LOG_FORMAT: 'JSON',
            AWS_LAMBDA_LOG_LEVEL: jsonLogLevel,
          }),
          LAMBDA_TASK_ROOT: dirname(module),
          _HANDLER: `${basename(module)}.${handler}`,
          TZ: ':UTC',
        },
      },
    );
    for (const input of [this.process.stdout, this.process.stderr]) {
      if (input) createInterface({ input }).on('line', (line) => this.log.push(line));
    }
    this.process.on('exit', (code) => {
      api.abandon({
        errorType: 'Runtime.ExitError',
        errorMessage: `exit code ${code}: ${this.log.join('\n')}`,
      });
    });
  }

  /**
   * Resolves when the function is ready, or has failed to be.
   * @param environment In place of the definition's own.
   */
  static async start(
    definition: FunctionDefinition,
    environment = definition.environment,
  ): Promise<{ environment: ExecutionEnvironment; initError: FunctionError | undefined }> {
    const { api, address } = await RuntimeApi.start(definition.arn, definition.timeoutMs);
    const started = new ExecutionEnvironment(api, address, definition, environment);
    return { environment: started, initError: await api.started };
  }

  invoke(event: unknown): Promise<Outcome> {
    return this.api.invoke(event);
  }

  /**
   * Freezes the process, as Lambda does between invocations, and thaws it when so much time has passed for it.
   * @param meanwhile What happens to the world in the pause.
   */
  async pause(milliseconds: number, meanwhile: () => void): Promise<void> {
    this.process.kill('SIGSTOP');
    meanwhile();
    this.process.kill('SIGCONT');
    const moved = once(this.process, 'message');
    this.process.send(milliseconds);
    await moved;
  }

  async close(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const gone = once(this.process, 'exit');
      this.process.kill('SIGKILL');
      await gone;
    }
    this.api.close();
  }
}

function pathIn(variable: string): string {
  const path = process.env[variable];
  if (path === undefined) throw new Error('These tests are run by `npm run test:runtime`.');
  return path;
}

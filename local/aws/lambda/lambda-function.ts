import { randomUUID } from 'node:crypto';
import { TemplateError } from '../template/template-error';
import { Environment } from './environment';
import type { FunctionDefinition } from './function-definition';
import { functionError, type Outcome } from './outcome';

/** A function that is ready to be invoked; an environment that crashed or timed out is replaced by the next call. */
export class LambdaFunction {
  private readonly environments: Environment[] = [];
  private current: Promise<Environment>;
  private closed = false;

  private constructor(
    private readonly definition: FunctionDefinition,
    private readonly onLog: (line: string) => void,
  ) {
    this.current = this.startEnvironment();
  }

  /** @throws TemplateError when the module cannot be loaded. */
  static async start(definition: FunctionDefinition, onLog: (line: string) => void): Promise<LambdaFunction> {
    const lambda = new LambdaFunction(definition, onLog);
    try {
      await lambda.current;
      return lambda;
    } catch (error) {
      await lambda.close();
      throw new TemplateError(`The function ${definition.id} cannot be loaded: ${messageOf(error)}`);
    }
  }

  /** Events and results cross as JSON, as they do on Lambda. Never rejects. */
  async invoke(event: unknown): Promise<Outcome> {
    const requestId = randomUUID();
    try {
      return await (await this.environment()).invoke(requestId, JSON.stringify(event));
    } catch (error) {
      return functionError('Runtime.ImportModuleError', messageOf(error));
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.environments.map((environment) => environment.close()));
  }

  private async environment(): Promise<Environment> {
    const { current } = this;
    const environment = await current.catch(() => undefined);
    if (environment?.usable) return environment;
    if (this.closed) throw new Error('The local stack is being closed.');
    // Only the first of several invocations that waited for the same one replaces it.
    if (this.current === current) this.current = this.startEnvironment();
    return this.current;
  }

  private startEnvironment(): Promise<Environment> {
    const environment = new Environment(this.definition, this.onLog);
    this.environments.push(environment);
    return environment.start();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

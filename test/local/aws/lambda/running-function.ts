import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FunctionDefinition } from '../../../../local/aws/lambda/function-definition';
import { LambdaFunction } from '../../../../local/aws/lambda/lambda-function';

const folders: string[] = [];
const running: LambdaFunction[] = [];

/** Starts a function from its source; its log lines come in `logs`. */
export async function start(source: string, more: Partial<FunctionDefinition> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'local-function-'));
  folders.push(folder);
  writeFileSync(join(folder, 'index.js'), source);
  const logs: string[] = [];
  const definition = {
    id: 'F',
    arn: 'arn:F',
    module: join(folder, 'index'),
    handler: 'handler',
    environment: {},
    timeoutMs: 3000,
    memoryMb: 512,
    ...more,
  };
  const lambda = await LambdaFunction.start(definition, (line) => logs.push(line));
  running.push(lambda);
  return { lambda, logs };
}

export async function closeAll(): Promise<void> {
  await Promise.all(running.map((lambda) => lambda.close()));
  for (const folder of folders) rmSync(folder, { recursive: true });
}

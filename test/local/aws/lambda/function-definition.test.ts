import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFunction } from '../../../../local/aws/lambda/function-definition';
import { localAccount } from '../../../../local/aws/template/account';
import { templateOf } from '../template/builders';

const assembly = mkdtempSync(join(tmpdir(), 'local-assembly-'));
const file = (packaging: string, path: string, objectKey: string) => ({
  source: { path, packaging },
  destinations: { here: { bucketName: 'b', objectKey } },
});
writeFileSync(
  join(assembly, 'Stack.assets.json'),
  JSON.stringify({
    files: { a: file('zip', 'asset.a', 'a.zip'), t: file('file', 'Stack.template.json', 't.json') },
  }),
);
afterAll(() => {
  rmSync(assembly, { recursive: true });
});

function read(more: object = {}, environment: Record<string, string> = {}) {
  const properties = { Code: { S3Key: 'a.zip' }, Handler: 'index.handler', ...more };
  const lambda = templateOf({ F: ['AWS::Lambda::Function', properties] }).only('AWS::Lambda::Function');
  return readFunction(lambda, assembly, localAccount('eu-west-1'), environment);
}

it.each([
  ['its code', {}, { module: join(assembly, 'asset.a/index'), handler: 'handler' }],
  [
    'a nested handler',
    { Handler: 'src/main.run' },
    { module: join(assembly, 'asset.a/src/main'), handler: 'run' },
  ],
  ["Lambda's defaults", {}, { timeoutMs: 3000, memoryMb: 128 }],
  ['its own limits', { Timeout: 5, MemorySize: 512 }, { timeoutMs: 5000, memoryMb: 512 }],
  ['its ARN', {}, { arn: 'arn:aws:lambda:eu-west-1:123456789012:function:F' }],
  ['the level of its logs', { LoggingConfig: { LogFormat: 'JSON' } }, { jsonLogLevel: 'INFO' }],
  [
    'a lower level',
    { LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'DEBUG' } },
    { jsonLogLevel: 'DEBUG' },
  ],
])('reads %s', (_what, more, expected) => {
  expect(read(more)).toMatchObject(expected);
});

it('has no level where the logs are no JSON', () => {
  expect(read({ LoggingConfig: { LogFormat: 'Text' } })).not.toHaveProperty('jsonLogLevel');
});

it("adds the template's variables to the runtime's, and the caller's to both", () => {
  const { environment } = read(
    { MemorySize: 256, Environment: { Variables: { A: 'template', B: { Ref: 'F' } } } },
    { A: 'caller' },
  );
  expect(environment).toMatchObject({
    A: 'caller',
    B: 'F',
    AWS_REGION: 'eu-west-1',
    AWS_LAMBDA_FUNCTION_NAME: 'F',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
    AWS_ACCESS_KEY_ID: 'local',
  });
});

it.each([
  [{ Code: { ZipFile: 'exports.handler = 1' } }, 'Code of F'],
  [{ Code: { S3Key: 'b.zip' } }, 'Code of F'],
  [{ Code: { S3Key: 't.json' } }, 'Code of F'],
  [{ Handler: 'handler' }, 'Handler of F'],
  [{ Environment: { Variables: { A: { a: 1 } } } }, 'Environment of F'],
])('does not start with %j', (more, message) => {
  expect(() => read(more)).toThrow(message);
});

import { until } from '../until';
import { closeAll, start } from './running-function';

afterAll(closeAll);

const FIELDS = ['timestamp', 'level', 'requestId', 'message'];
const logging = (statement: string) => `exports.handler = async () => { ${statement}; };`;

/** What a function logs in JSON, when it is at least so many lines. */
async function jsonLines(statement: string, jsonLogLevel: string, count: number): Promise<unknown[]> {
  const { lambda, logs } = await start(logging(statement), { jsonLogLevel });
  await lambda.invoke({});
  await until(() => logs.length >= count);
  return logs.map((line): unknown => JSON.parse(line));
}

it.each([
  [
    'an object',
    'console.info({ operation: "getJob" })',
    [{ level: 'INFO', message: { operation: 'getJob' } }],
  ],
  ['a text', 'console.log("text")', [{ level: 'INFO', message: 'text' }]],
  ['a format', 'console.warn("%d of", 1, { a: 2 })', [{ level: 'WARN', message: '1 of { a: 2 }' }]],
  [
    'an error',
    'console.error({ cause: new RangeError("wrong") })',
    [{ level: 'ERROR', message: { cause: { errorType: 'RangeError', errorMessage: 'wrong' } } }],
  ],
  ['what is no JSON', 'console.info(1n)', [{ level: 'INFO', message: '1n' }]],
  [
    'nothing below the level',
    'console.debug("x"); console.trace("x"); console.warn("y")',
    [{ message: 'y' }],
  ],
  ['what is thrown', 'throw new Error("wrong")', [{ level: 'ERROR', message: { errorMessage: 'wrong' } }]],
])('logs %s as JSON lines', async (_what, statement, lines) => {
  const logged = await jsonLines(statement, 'INFO', lines.length);
  expect(logged).toMatchObject(lines);
  expect(logged.map((line) => Object.keys(line as object))).toEqual(lines.map(() => FIELDS));
});

it('logs from the level of the template', async () => {
  expect(await jsonLines('console.debug("d"); console.trace("t")', 'DEBUG', 1)).toMatchObject([
    { message: 'd' },
  ]);
});

it('keeps the request ids of concurrent invocations apart', async () => {
  const source = `exports.handler = async ({ ms }, { awsRequestId }) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    console.info(awsRequestId);
  };`;
  const { lambda, logs } = await start(source, { jsonLogLevel: 'INFO' });
  await Promise.all([30, 20, 10].map((ms) => lambda.invoke({ ms })));
  await until(() => logs.length >= 3);
  const lines = logs.map((line) => JSON.parse(line) as { requestId: string; message: string });
  expect(new Set(lines.map(({ requestId }) => requestId)).size).toBe(3);
  expect(lines.every(({ requestId, message }) => requestId === message)).toBe(true);
});

it('passes plain lines on when the logs are no JSON', async () => {
  const { lambda, logs } = await start(logging('console.log("a\\nb")'));
  await lambda.invoke({});
  await until(() => logs.length >= 2);
  expect(logs).toEqual(['a', 'b']);
});

it.each([
  ['taking too long', 'await new Promise(() => {})', /Task timed out after 0\.20 seconds$/],
  [
    'an uncaught error',
    'setTimeout(() => { throw new Error("late") }); await new Promise(() => {})',
    /Error: late/,
  ],
])('logs %s', async (_what, statement, line) => {
  const { lambda, logs } = await start(logging(statement), { timeoutMs: 200 });
  await lambda.invoke({});
  expect(logs.join('\n')).toMatch(line);
});

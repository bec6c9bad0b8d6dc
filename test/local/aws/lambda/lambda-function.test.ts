import { closeAll, start } from './running-function';

afterAll(closeAll);

it.each([
  [
    'what the handler returns',
    'async ({ a }) => ({ a, b: undefined, at: new Date(0) })',
    '{"a":1,"at":"1970-01-01T00:00:00.000Z"}',
  ],
  ['null for nothing', 'async () => {}', 'null'],
  [
    'the context',
    'async (_, { functionName, memoryLimitInMB }) => [functionName, memoryLimitInMB]',
    '["F","512"]',
  ],
  ['the time that is left', 'async (_, c) => c.getRemainingTimeInMillis() > 2000', 'true'],
  ['its variables only', 'async () => process.env', '{"A":"b"}'],
])('answers %s', async (_what, handler, payload) => {
  const { lambda } = await start(`exports.handler = ${handler};`, { environment: { A: 'b' } });
  expect(await lambda.invoke({ a: 1 })).toEqual({ payload });
});

it.each([
  ['an error', `throw new RangeError('wrong')`, { errorType: 'RangeError', errorMessage: 'wrong' }],
  ['a text', `throw 'wrong'`, { errorType: 'string', errorMessage: 'wrong' }],
  ['what is no JSON', 'return 1n', { errorType: 'TypeError' }],
  [
    'an exit',
    'process.exit(7)',
    { errorType: 'Runtime.ExitError', errorMessage: expect.stringContaining('7') as unknown },
  ],
  [
    'a later error',
    `setTimeout(() => { throw 1 }); await new Promise(() => {})`,
    { errorType: 'Runtime.ExitError' },
  ],
  ['taking too long', 'await new Promise(() => {})', { errorType: 'Sandbox.Timedout' }],
  ['taking too long at work', 'for (;;);', { errorType: 'Sandbox.Timedout' }],
])('reports %s, and answers the next call', async (_what, statement, error) => {
  const source = `exports.handler = async ({ fail }) => { if (fail) { ${statement}; } return 'well'; };`;
  const { lambda } = await start(source, { timeoutMs: 300 });
  expect(await lambda.invoke({ fail: true })).toMatchObject({ error });
  expect(await lambda.invoke({})).toEqual({ payload: '"well"' });
});

it('lets others finish when one takes too long', async () => {
  const source = `exports.handler = ({ ms }) => new Promise((resolve) => setTimeout(resolve, ms, 'well'));`;
  const { lambda } = await start(source, { timeoutMs: 1500 });
  const late = lambda.invoke({ ms: 60_000 });
  await lambda.invoke({ ms: 800 });
  const other = lambda.invoke({ ms: 1100 });
  expect(await late).toMatchObject({ error: { errorType: 'Sandbox.Timedout' } });
  expect(await other).toEqual({ payload: '"well"' });
});

it('keeps what the module keeps, until it crashes', async () => {
  const source = `let n = 0; exports.handler = async ({ exit }) => exit ? process.exit() : ++n;`;
  const { lambda } = await start(source);
  expect([await lambda.invoke({}), await lambda.invoke({})]).toEqual([{ payload: '1' }, { payload: '2' }]);
  await lambda.invoke({ exit: true });
  // Both wait for the same new environment.
  expect(await Promise.all([lambda.invoke({}), lambda.invoke({})])).toEqual([
    { payload: '1' },
    { payload: '2' },
  ]);
});

it.each([
  ['throws', `throw new Error('no table');`, 'no table'],
  ['is no JavaScript', 'const const', 'Unexpected token'],
  ['has no handler', 'exports.other = 1;', 'There is no function "handler".'],
  ['ends', 'process.exit(4);', 'exit code 4'],
])('does not start when the module %s', async (_what, source, message) => {
  await expect(start(source)).rejects.toThrow(message);
});

it('fails what is running when it is closed, and starts nothing anew', async () => {
  const { lambda } = await start('exports.handler = () => new Promise(() => {});');
  const pending = lambda.invoke({});
  await new Promise(setImmediate);
  await lambda.close();
  expect(await pending).toMatchObject({ error: { errorType: 'Runtime.ExitError' } });
  expect(await lambda.invoke({})).toMatchObject({
    error: { errorMessage: 'The local stack is being closed.' },
  });
});

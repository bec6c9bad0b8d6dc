/** Sources of the test stack's functions: plain JavaScript, because Lambda gets them as they are. */

/** Does what the header `x-do` says; else answers with its event, its variables and some of its context. */
export const ECHO = `
exports.handler = async (event, context) => {
  const [order, argument] = (event.headers['x-do'] ?? 'echo').split(' ');
  const orders = {
    throw: () => { throw new RangeError('broken'); },
    exit: () => process.exit(3),
    hang: () => new Promise(() => {}),
    spin: () => { for (;;); },
    sleep: () => new Promise((resolve) => setTimeout(resolve, Number(argument), { statusCode: 200 })),
    nothing: () => undefined,
    return: () => JSON.parse(argument),
    log: () => {
      console.info({ operation: 'log' });
      console.warn('%s bytes', 5);
      console.debug('not shown');
      console.error(new RangeError('wrong'));
      return { statusCode: 204 };
    },
    echo: () => ({
      statusCode: 200,
      body: JSON.stringify({
        event,
        env: process.env,
        context: { ...context, remaining: context.getRemainingTimeInMillis() > 0 },
      }),
    }),
  };
  return orders[order]();
};`;

/** The token is the verdict; its context tells how often it was called. */
export const AUTHORIZER = `
let calls = 0;
exports.handler = async ({ type, methodArn, authorizationToken }) => {
  const api = methodArn.split('/').slice(0, 2).join('/');
  const answer = (Effect, Resource, more) => ({
    principalId: 'user',
    policyDocument: { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect, Resource }] },
    context: { calls: ++calls, type, methodArn, kind: authorizationToken, yes: true },
    ...more,
  });
  const verdicts = {
    allow: () => answer('Allow', api + '/*'),
    'allow-too': () => answer('Allow', [api + '/GET/v2/*']),
    'allow-once': () => answer('Allow', methodArn),
    deny: () => answer('Deny', '*'),
    other: () => answer('Allow', api + '/GET/v2/other/*'),
    unauthorized: () => { calls++; throw new Error('Unauthorized'); },
    throws: () => { throw new Error('unauthorized'); },
    exits: () => process.exit(1),
    hangs: () => new Promise(() => {}),
    nothing: () => undefined,
    nobody: () => answer('Allow', '*', { principalId: '' }),
    nested: () => answer('Allow', '*', { context: { roles: ['a'] } }),
    lawless: () => answer('Allow', '*', { policyDocument: {} }),
  };
  return verdicts[authorizationToken]();
};`;

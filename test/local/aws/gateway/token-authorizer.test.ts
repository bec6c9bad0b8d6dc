import type { APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import { TokenAuthorizer, type TokenAuthorizerOptions } from '../../../../local/aws/gateway/token-authorizer';
import { functionError, type Outcome } from '../../../../local/aws/lambda/outcome';

const ARN = 'arn:aws:execute-api:us-east-1:123456789012:api/prod/GET/v2';

function verdict(Effect: string): Outcome {
  const Statement = [{ Effect, Action: 'execute-api:Invoke', Resource: ARN }];
  return { payload: JSON.stringify({ principalId: 'user', policyDocument: { Statement } }) };
}

/** An authorizer whose function answers with one outcome, and the events that reached it. */
function authorizer(outcome: Outcome, more: Partial<TokenAuthorizerOptions> = {}) {
  const events: APIGatewayTokenAuthorizerEvent[] = [];
  const invoke = (event: APIGatewayTokenAuthorizerEvent) => {
    events.push(event);
    return Promise.resolve(outcome);
  };
  const subject = new TokenAuthorizer({ header: 'X-Auth-Token', cacheSeconds: 300, invoke, ...more });
  /** The occasion that it refuses with, or what it lets through. */
  const ask = (...tokens: readonly string[]) =>
    subject.authorize({ headers: tokens.map((token) => ['x-auth-token', token] as const) }, ARN).then(
      ({ context }) => context,
      (error: unknown) => (error as { occasion: string }).occasion,
    );
  return { ask, events };
}

it('asks with the token and the method', async () => {
  const { ask, events } = authorizer(verdict('Allow'));
  expect(await ask('token')).toEqual({ principalId: 'user' });
  expect(events).toEqual([{ type: 'TOKEN', methodArn: ARN, authorizationToken: 'token' }]);
});

it('takes the last of several headers', async () => {
  const { ask, events } = authorizer(verdict('Allow'));
  await ask('first', 'last');
  expect(events).toMatchObject([{ authorizationToken: 'last' }]);
});

it.each([
  ['none', [], undefined],
  ['an empty one', [''], undefined],
  ['an invalid one', ['Token'], /^[a-z]+$/],
] as const)('does not ask about %s', async (_what, tokens, validation) => {
  const { ask, events } = authorizer(verdict('Allow'), validation ? { validation } : {});
  expect(await ask(...tokens)).toBe('UNAUTHORIZED');
  expect(events).toEqual([]);
});

it.each([
  ['Unauthorized', functionError('Error', 'Unauthorized'), 'UNAUTHORIZED'],
  ['unauthorized in another spelling', functionError('Error', 'unauthorized'), 'AUTHORIZER_FAILURE'],
  ['a timeout', functionError('Sandbox.Timedout', 'Task timed out'), 'AUTHORIZER_FAILURE'],
  ['nothing', { payload: 'null' }, 'AUTHORIZER_CONFIGURATION_ERROR'],
])('%s is an error that is not kept', async (_what, outcome, occasion) => {
  const { ask, events } = authorizer(outcome);
  expect([await ask('token'), await ask('token')]).toEqual([occasion, occasion]);
  expect(events).toHaveLength(2);
});

describe('the cache', () => {
  const now = jest.spyOn(Date, 'now');
  afterAll(() => {
    now.mockRestore();
  });

  it.each([
    ['Allow', 300, 299, 1],
    ['Allow', 300, 300, 2],
    ['Deny', 300, 299, 1],
    ['Deny', 300, 300, 2],
    ['Allow', 0, 0, 2],
  ])('%s kept for %i s is asked for after %i s: %i calls', async (effect, cacheSeconds, later, calls) => {
    const { ask, events } = authorizer(verdict(effect), { cacheSeconds });
    now.mockReturnValue(1_000_000);
    const first = await ask('token');
    now.mockReturnValue(1_000_000 + later * 1000);
    expect(await ask('token')).toEqual(first);
    expect(events).toHaveLength(calls);
  });

  it('is by token', async () => {
    const { ask, events } = authorizer(verdict('Allow'));
    await ask('a');
    await ask('b');
    await ask('a');
    expect(events.map(({ authorizationToken }) => authorizationToken)).toEqual(['a', 'b']);
  });
});

import { authorize } from '../../../functions/authorizer/authorize';
import { InvalidToken, ServiceError } from '../../../functions/errors';
import { fromAuthorizerContext } from '../../../functions/http/authorizer-context';
import { loadPolicy } from '../../../functions/policy/policy';
import { captureLog } from '../../support/captured-log';
import { identity } from '../../support/identity';

const TOKEN = `gAAAAAB${'x'.repeat(176)}`;
const STAGE = 'arn:aws:execute-api:us-east-1:123456789012:abcdefghij/prod';
const event = (authorizationToken = TOKEN) => ({
  type: 'TOKEN' as const,
  methodArn: `${STAGE}/GET/v2/other/jobs/1`,
  authorizationToken,
});
const dependencies = (validate: (token: string) => Promise<ReturnType<typeof identity>>) => ({
  policy: loadPolicy(),
  validate,
});

describe('authorize', () => {
  const log = captureLog();

  it('tells API Gateway who the caller is and where they may go', async () => {
    const who = identity();
    const result = await authorize(
      event(),
      dependencies(() => Promise.resolve(who)),
    );
    expect(result.principalId).toBe(who.user_id);
    expect(fromAuthorizerContext(result.context)).toEqual(who);
    expect(JSON.stringify(result.policyDocument)).toContain(`${STAGE}/GET/v2/${who.project_id}/*`);
  });

  it('names the caller in the access log so that no user id ends a value or a line', async () => {
    const user_id = 'O"Brien\\","status":"200\n\u0000';
    const who = identity({ user_id });
    const result = await authorize(
      event(),
      dependencies(() => Promise.resolve(who)),
    );
    const line = `{"status":"500","user_id":"${result.principalId}"}`;
    expect(JSON.parse(line)).toEqual({ status: '500', user_id });
    expect(fromAuthorizerContext(result.context).user_id).toBe(user_id);
  });

  it.each([
    ['a member', identity({ roles: ['member'] }), false],
    ['an admin', identity({ roles: ['admin'] }), true],
    ['a service', identity({ roles: ['service'] }), true],
    ['a system admin', identity({ roles: ['admin'], scope: 'system', project_id: null }), true],
    ['a domain admin', identity({ roles: ['admin'], scope: 'domain', project_id: null }), false],
  ])('lets %s into other projects: %#', async (_who, who, allowed) => {
    const { policyDocument } = await authorize(
      event(),
      dependencies(() => Promise.resolve(who)),
    );
    expect(JSON.stringify(policyDocument).includes(`${STAGE}/GET/v2/*"`)).toBe(allowed);
  });

  it.each(['', 'short', `${TOKEN} `, `${TOKEN}\n`, 'x'.repeat(1801), `${'x'.repeat(40)}*`, `ä${TOKEN}`])(
    'refuses what cannot be a token without asking: %j',
    async (token) => {
      const validate = jest.fn();
      await expect(authorize(event(token), dependencies(validate))).rejects.toThrow(/^Unauthorized$/);
      expect(validate).not.toHaveBeenCalled();
    },
  );

  it('says exactly Unauthorized for an invalid token, which API Gateway turns into 401', async () => {
    const validate = () => Promise.reject(new InvalidToken('no'));
    await expect(authorize(event(), dependencies(validate))).rejects.toThrow(/^Unauthorized$/);
    expect(log).toEqual([expect.objectContaining({ operation: 'authorize', outcome: 'refused' })]);
  });

  it.each([
    ['Keystone is down', new ServiceError('down', { cause: new Error('connect ECONNREFUSED') })],
    ['something unexpected happens', new TypeError('x is not a function')],
  ])('says anything else when %s, which becomes 503', async (_case, error) => {
    const validate = () => Promise.reject(error);
    await expect(authorize(event(), dependencies(validate))).rejects.toThrow('Service Unavailable');
    const fault = error instanceof ServiceError ? 'keystone' : 'own';
    expect(log).toEqual([expect.objectContaining({ operation: 'authorize', outcome: 'unavailable', fault })]);
  });

  it('logs neither the token nor a part of it', async () => {
    await authorize(
      event(),
      dependencies(() => Promise.resolve(identity())),
    );
    expect(log).not.toHaveLength(0);
    expect(JSON.stringify(log)).not.toContain(TOKEN.slice(0, 20));
  });
});

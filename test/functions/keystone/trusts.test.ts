import type { KeystoneResponse } from '../../../functions/keystone/keystone-client';
import { Trusts } from '../../../functions/keystone/trusts';
import type { HttpRequest } from '../../../functions/outbound/http-client';

const TRUSTOR = { token: 'token', user_id: 'owner', project_id: 'p' };
const TRUST = {
  id: 't-1',
  trustee_user_id: 'scheduler',
  project_id: 'p',
  impersonation: false,
  expires_at: null,
  deleted_at: null,
  remaining_uses: null,
};
const MEMBER = { trust: { ...TRUST, roles: [{ name: 'member' }] } };

/** Answers in the order in which they are asked for, and what was asked. */
function keystone(...answers: (readonly [status: number, body: unknown])[]) {
  const asked: string[] = [];
  const bodies: unknown[] = [];
  const rest = [...answers];
  const askAs = (token: string, { method, path, body }: HttpRequest): Promise<KeystoneResponse> => {
    asked.push(`${token}: ${method} ${path}`);
    if (body !== undefined) bodies.push(JSON.parse(body));
    const [status, answer] = rest.shift() ?? [500, 'nothing more is scripted'];
    return Promise.resolve({ status, body: JSON.stringify(answer) });
  };
  return { asked, bodies, trusts: new Trusts({ askAs }, 'scheduler', ['member']) };
}

describe('findOrCreate', () => {
  it('takes the trust that there is', async () => {
    const { asked, trusts } = keystone([200, { trusts: [TRUST] }], [200, MEMBER]);
    expect(await trusts.findOrCreate(TRUSTOR)).toBe('t-1');
    expect(asked).toEqual([
      'token: GET /v3/OS-TRUST/trusts?trustor_user_id=owner',
      'token: GET /v3/OS-TRUST/trusts/t-1',
    ]);
  });

  it('makes one that hands on the roles and nothing else', async () => {
    const { bodies, trusts } = keystone([200, { trusts: [] }], [201, { trust: { id: 't-2' } }]);
    expect(await trusts.findOrCreate(TRUSTOR)).toBe('t-2');
    expect(bodies).toEqual([
      {
        trust: {
          trustor_user_id: 'owner',
          trustee_user_id: 'scheduler',
          project_id: 'p',
          impersonation: false,
          allow_redelegation: false,
          roles: [{ name: 'member' }],
        },
      },
    ]);
  });

  it.each([
    ['another account', { trustee_user_id: 'other' }],
    ['another project', { project_id: 'q' }],
    ['impersonation', { impersonation: true }],
    ['an end', { expires_at: '2030-01-01T00:00:00.000000Z' }],
    ['a number of uses', { remaining_uses: 1 }],
    ['an end behind it', { deleted_at: '2020-01-01T00:00:00.000000Z' }],
  ])('does not take one with %s', async (_what, difference) => {
    const { asked, trusts } = keystone(
      [200, { trusts: [{ ...TRUST, ...difference }] }],
      [201, { trust: { id: 't-2' } }],
    );
    expect(await trusts.findOrCreate(TRUSTOR)).toBe('t-2');
    expect(asked).toHaveLength(2);
  });

  it('does not take one that hands on other roles', async () => {
    const other = { trust: { ...TRUST, roles: [{ name: 'reader' }] } };
    const { trusts } = keystone([200, { trusts: [TRUST] }], [200, other], [201, { trust: { id: 't-2' } }]);
    expect(await trusts.findOrCreate(TRUSTOR)).toBe('t-2');
  });

  it.each([
    ['may not list', [[403, {}]]],
    [
      'may not make one',
      [
        [200, { trusts: [] }],
        [403, {}],
      ],
    ],
    [
      'does not have the role',
      [
        [200, { trusts: [] }],
        [404, { error: { message: 'Could not find role: r.' } }],
      ],
    ],
  ] as const)('tells a caller who %s what is missing', async (_who, answers) => {
    const { trusts } = keystone(...answers);
    await expect(trusts.findOrCreate(TRUSTOR)).rejects.toMatchObject({
      name: 'MissingCredentials',
      status: 422,
      message: expect.stringContaining('member') as string,
    });
  });

  it('does not blame the caller for an account that is not there', async () => {
    const { trusts } = keystone(
      [200, { trusts: [] }],
      [404, { error: { message: 'Could not find user: s.' } }],
    );
    await expect(trusts.findOrCreate(TRUSTOR)).rejects.toThrow('the setting trustee');
    await expect(trusts.findOrCreate(TRUSTOR)).rejects.not.toHaveProperty('status', 422);
  });

  it('is 503 when Keystone fails or does not answer', async () => {
    const { trusts } = keystone([502, 'bad gateway']);
    await expect(trusts.findOrCreate(TRUSTOR)).rejects.toMatchObject({ name: 'ServiceError', status: 503 });
    const silent = new Trusts({ askAs: () => Promise.reject(new Error('reset')) }, 'scheduler', ['member']);
    await expect(silent.findOrCreate(TRUSTOR)).rejects.toMatchObject({ name: 'ServiceError', status: 503 });
  });

  it('is 503 when there are too many trusts to look at in time', async () => {
    jest.useFakeTimers();
    const slow = new Trusts({ askAs: () => new Promise<never>(() => undefined) }, 'scheduler', ['member']);
    const outage = expect(slow.findOrCreate(TRUSTOR)).rejects.toMatchObject({ name: 'ServiceError' });
    await jest.advanceTimersByTimeAsync(3500);
    await outage;
    jest.useRealTimers();
  });
});

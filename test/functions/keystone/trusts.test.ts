import type { KeystoneResponse } from '../../../functions/keystone/keystone-client';
import { runnerTrustsIn, Trusts, trustsIn } from '../../../functions/keystone/trusts';
import type { HttpRequest } from '../../../functions/outbound/http-client';
import { startServer } from '../../support/listen';

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
const TRUSTED = {
  account: 'scheduler',
  roles: ['member'],
  setting: 'trustee',
  what: 'A central client',
} as const;
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
  return { asked, bodies, trusts: new Trusts({ askAs }, TRUSTED) };
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

  it.each([
    ['with this token', 403, {}],
    ['because you lack one of them', 404, { error: { message: 'Could not find role: r.' } }],
  ])('says which of it Keystone names: %s', async (reason, status, body) => {
    const { trusts } = keystone([200, { trusts: [] }], [status, body]);
    await expect(trusts.findOrCreate(TRUSTOR)).rejects.toThrow(
      /^A central client needs a trust, and Keystone does not let you hand on the roles member in this project/,
    );
    const { trusts: again } = keystone([200, { trusts: [] }], [status, body]);
    await expect(again.findOrCreate(TRUSTOR)).rejects.toThrow(reason);
  });

  it('does not take the one that was refused', async () => {
    const other = { ...TRUST, id: 't-3' };
    const { asked, trusts } = keystone([200, { trusts: [TRUST, other] }], [200, MEMBER]);
    expect(await trusts.findOrCreate(TRUSTOR, 't-1')).toBe('t-3');
    expect(asked.at(-1)).toBe('token: GET /v3/OS-TRUST/trusts/t-3');
  });

  it('looks at ten of many before it makes another one', async () => {
    const many = Array.from({ length: 50 }, (_, index) => ({ ...TRUST, id: `t-${index}` }));
    const reader = { trust: { ...TRUST, roles: [] } };
    const looks = many.slice(0, 10).map(() => [200, reader] as const);
    const { trusts } = keystone([200, { trusts: many }], ...looks, [201, { trust: { id: 'new' } }]);
    expect(await trusts.findOrCreate(TRUSTOR)).toBe('new');
  });

  it('makes one where the list does not come', async () => {
    const { asked, trusts } = keystone([502, 'bad gateway'], [201, { trust: { id: 't-2' } }]);
    expect(await trusts.findOrCreate(TRUSTOR)).toBe('t-2');
    expect(asked.at(-1)).toBe('token: POST /v3/OS-TRUST/trusts');
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
    const silent = new Trusts({ askAs: () => Promise.reject(new Error('reset')) }, TRUSTED);
    await expect(silent.findOrCreate(TRUSTOR)).rejects.toMatchObject({ name: 'ServiceError', status: 503 });
  });

  it('is 503 when there are too many trusts to look at in time', async () => {
    jest.useFakeTimers();
    const slow = new Trusts({ askAs: () => new Promise<never>(() => undefined) }, TRUSTED);
    const outage = expect(slow.findOrCreate(TRUSTOR)).rejects.toMatchObject({ name: 'ServiceError' });
    await jest.advanceTimersByTimeAsync(3500);
    await outage;
    jest.useRealTimers();
  });
});

describe('the trusts of a deployment', () => {
  const environment = (variables: Readonly<Record<string, string>>) => ({
    required: (name: string) => {
      const value = variables[name];
      if (value === undefined) throw new Error(`The environment variable ${name} is not set.`);
      return value;
    },
    optional: (name: string) => variables[name],
    asset: () => undefined,
  });
  const KEYSTONE = { KEYSTONE_URL: 'http://127.0.0.1:1', TRUST_ROLES: 'member' };
  const RUNNER = { ...KEYSTONE, RUNNER_USER: 'runner', RUNNER_ACCESS: 'trust' };

  it('go to its central schedulers, where it knows their account', () => {
    expect(trustsIn(environment(KEYSTONE))).toBeUndefined();
    expect(trustsIn(environment({ ...KEYSTONE, TRUSTEE: 'scheduler' }))).toBeInstanceOf(Trusts);
  });

  it('go to its runner, where it runs managed plans with them', () => {
    for (const runner of ['none', 'external'] as const) {
      expect(runnerTrustsIn(environment(RUNNER), runner)).toBeUndefined();
      expect(runnerTrustsIn(environment({}), runner)).toBeUndefined();
    }
    for (const runner of ['stack', 'paused'] as const) {
      expect(runnerTrustsIn(environment(RUNNER), runner)).toBeInstanceOf(Trusts);
      expect(runnerTrustsIn(environment({ RUNNER_ACCESS: 'role' }), runner)).toBeUndefined();
      const nobody = environment({ ...KEYSTONE, RUNNER_ACCESS: 'trust' });
      expect(() => runnerTrustsIn(nobody, runner)).toThrow('RUNNER_USER is not set');
      expect(() => runnerTrustsIn(environment({}), runner)).toThrow('RUNNER_ACCESS is not set');
    }
  });

  it.each([
    ['2,500 trusts, which take 1.1 MB', 2500, 't-2499'],
    ['more than anybody reads', 25_000, 'new'],
  ])('are found or made among %s', async (_what, count, expected) => {
    const filler = { expires_at: '2030-01-01T00:00:00.000000Z', links: { self: 'x'.repeat(270) } };
    const trusts = Array.from({ length: count }, (_, index) => ({ ...TRUST, ...filler, id: `t-${index}` }));
    const mine = { ...TRUST, id: `t-${count - 1}`, trustee_user_id: 'runner' };
    const list = JSON.stringify({ trusts: [...trusts.slice(0, -1), mine] });
    const keystone = await startServer(({ method, url = '' }, response) => {
      if (method === 'POST') response.writeHead(201).end('{"trust":{"id":"new"}}');
      else response.end(url.includes('?') ? list : JSON.stringify(MEMBER));
    });
    try {
      const deployed = environment({ ...RUNNER, KEYSTONE_URL: keystone.url });
      const found = runnerTrustsIn(deployed, 'stack');
      expect(await found?.findOrCreate(TRUSTOR)).toBe(expected);
    } finally {
      await keystone.close();
    }
  });

  it('say what a managed plan lacks, and who is to look after the account', async () => {
    let message = 'Could not find role: r.';
    const keystone = await startServer(({ method }, response) => {
      response.writeHead(method === 'POST' ? 404 : 200);
      response.end(JSON.stringify(method === 'POST' ? { error: { message } } : { trusts: [] }));
    });
    try {
      const trusts = runnerTrustsIn(environment({ ...RUNNER, KEYSTONE_URL: keystone.url }), 'paused');
      await expect(trusts?.findOrCreate(TRUSTOR)).rejects.toThrow('A managed plan needs a trust');
      message = 'Could not find user: runner.';
      await expect(trusts?.findOrCreate(TRUSTOR)).rejects.toThrow('the setting runnerUser');
    } finally {
      await keystone.close();
    }
  });
});

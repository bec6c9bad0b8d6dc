import type { RequestListener } from 'node:http';
import { inspect } from 'node:util';
import { InvalidToken, ServiceError } from '../../../functions/errors';
import { Verdicts } from '../../../functions/keystone/cached-decisions';
import { KeystoneClient } from '../../../functions/keystone/keystone-client';
import { validateToken } from '../../../functions/keystone/validate-token';
import { keystoneToken } from '../../support/keystone-token';
import { startServer, type TestServer } from '../../support/listen';
import { answering } from '../../support/proxy';

const TOKEN = `gAAAAAB${'x'.repeat(176)}`;
const USER = 'd1899d7f32d64b1bb95e262e7a6a4bc2';
const GOOD = answering(200, keystoneToken());
const BAD = answering(404, { error: { code: 404, message: 'm', title: 't' } });
const DOWN = answering(503, '<html>Service Unavailable</html>');

const tokens = (count: number) => Array.from({ length: count }, (_, index) => `${TOKEN}${index}`);

describe('Verdicts', () => {
  let keystone: TestServer;
  let listener: RequestListener;
  let questions: number;
  let now: number;
  let verdicts: Verdicts;

  const ask = (token: string): Promise<string> =>
    verdicts.of(token).then(
      ({ user_id }) => user_id,
      (error: unknown) => (error instanceof Error ? error.name : 'no error'),
    );
  const asked = async (token: string) => ({ outcome: await ask(token), questions });

  beforeEach(async () => {
    listener = GOOD;
    questions = 0;
    now = 0;
    keystone = await startServer((request, response) => {
      questions++;
      listener(request, response);
    });
    const client = new KeystoneClient(keystone.url, 5000);
    verdicts = new Verdicts(
      (token) => validateToken(client, token),
      () => now,
    );
  });
  afterEach(() => keystone.close());

  it('asks once about each of 200 bad tokens that are sent twice', async () => {
    listener = BAD;
    for (const token of [...tokens(200), ...tokens(200)]) expect(await ask(token)).toBe('InvalidToken');
    expect(questions).toBe(200);
  });

  it('refuses again with the reason of the first refusal', async () => {
    listener = answering(403, {});
    const refusals = [await verdicts.of(TOKEN).catch(inspect), await verdicts.of(TOKEN).catch(inspect)];
    expect(refusals).toEqual([
      expect.stringContaining('serviceCredential'),
      expect.stringContaining('serviceCredential'),
    ]);
  });

  it('asks anew when 30 seconds have passed, and may hear something else', async () => {
    listener = BAD;
    await ask(TOKEN);
    listener = GOOD;
    now = 29_999;
    expect(await asked(TOKEN)).toEqual({ outcome: 'InvalidToken', questions: 1 });
    now = 30_000;
    expect(await asked(TOKEN)).toEqual({ outcome: USER, questions: 2 });
  });

  it('does not remember a good verdict: the token may be revoked meanwhile', async () => {
    await ask(TOKEN);
    listener = BAD;
    expect(await asked(TOKEN)).toEqual({ outcome: 'InvalidToken', questions: 2 });
  });

  it('does not remember an outage', async () => {
    listener = DOWN;
    expect(await ask(TOKEN)).toBe('ServiceError');
    listener = BAD;
    expect(await asked(TOKEN)).toEqual({ outcome: 'InvalidToken', questions: 2 });
  });

  it.each([
    ['good', GOOD, USER],
    ['bad', BAD, 'InvalidToken'],
    ['new', DOWN, 'ServiceError'],
  ])('asks once for 50 concurrent requests with one %s token', async (_case, answer, outcome) => {
    listener = answer;
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => ask(TOKEN)));
    expect(new Set(outcomes)).toEqual(new Set([outcome]));
    expect(questions).toBe(1);
  });

  it('does not mix up concurrent requests with different tokens', async () => {
    listener = (request, response) => {
      const id = String(request.headers['x-subject-token']).slice(-1);
      answering(200, keystoneToken({ user: { id } }))(request, response);
    };
    expect(await Promise.all(tokens(10).map(ask))).toEqual(
      Array.from({ length: 10 }, (_, index) => String(index)),
    );
  });

  it('holds no token, neither while it asks nor afterwards', async () => {
    listener = BAD;
    const outcome = ask(TOKEN);
    const held = () => inspect(verdicts, { depth: 10, showHidden: true });
    expect(held()).not.toContain(TOKEN);
    await outcome;
    expect(held()).toContain('InvalidToken');
    expect(held()).not.toContain(TOKEN);
  });
});

describe('Verdicts in a flood', () => {
  it('remembers the last 10,000 refusals of 100,000, and forgets the others', async () => {
    let questions = 0;
    const refused = new InvalidToken('no');
    const verdicts = new Verdicts(() => {
      questions++;
      return Promise.reject(refused);
    });
    const flood = tokens(100_000);
    for (const token of flood) await verdicts.of(token).catch(() => undefined);
    expect(questions).toBe(100_000);
    // The newest first, because each that is asked about anew drives another one out.
    for (const token of flood.reverse()) await verdicts.of(token).catch(() => undefined);
    expect(questions).toBe(190_000);
  });

  it('passes on what the question failed with', async () => {
    const down = new ServiceError('down');
    await expect(new Verdicts(() => Promise.reject(down)).of(TOKEN)).rejects.toBe(down);
  });
});

import type { RequestListener } from 'node:http';
import { KeystoneClient } from '../../../functions/keystone/keystone-client';
import { startServer, type TestServer } from '../../support/listen';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy';

const TOKEN = 'gAAAAABexample0example0example0example0';
const TIMEOUT_MS = 600;

describe('a connection to Keystone', () => {
  let listener: RequestListener;
  let keystone: TestServer;
  let way: TcpProxy;
  let asking: KeystoneClient;

  beforeEach(async () => {
    listener = (_request, response) => response.end('{}');
    keystone = await startServer((request, response) => {
      listener(request, response);
    });
    way = await startTcpProxy(() => Number(new URL(keystone.url).port));
    asking = new KeystoneClient(`http://127.0.0.1:${way.port}`, TIMEOUT_MS);
    await asking.connect();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await way.close();
    await keystone.close();
  });

  function pause(ms: number): void {
    const later = Date.now() + ms;
    jest.spyOn(Date, 'now').mockImplementation(() => later);
  }

  describe('that was idle for a while', () => {
    beforeEach(() => {
      pause(10_000);
    });
    it('asks over another one as well, when nothing comes back', async () => {
      way.forget('swallows');
      await expect(asking.showToken(TOKEN, TOKEN)).resolves.toMatchObject({ status: 200 });
      expect(way.forgottenUses()).toBe(1);
      expect(way.connections()).toBe(2);
    });

    it('is given up with those beside it, also for the next question', async () => {
      await Promise.all([asking.connect(), asking.connect()]);
      pause(20_000);
      way.forget('swallows');
      for (let question = 0; question < 3; question++) {
        await expect(asking.showToken(TOKEN, TOKEN)).resolves.toMatchObject({ status: 200 });
      }
      expect(way.forgottenUses()).toBe(1);
    });

    it('takes what comes first, also from the kept one', async () => {
      let questions = 0;
      let answerFirst: () => void = () => undefined;
      listener = (_request, response) => {
        questions++;
        if (questions === 1) answerFirst = () => response.end('slow');
        else answerFirst();
      };
      await expect(asking.showToken(TOKEN, TOKEN)).resolves.toMatchObject({ body: 'slow' });
      expect(questions).toBe(2);
    });

    it('fails when neither brings an answer', async () => {
      listener = () => undefined;
      await expect(asking.showToken(TOKEN, TOKEN)).rejects.toThrow('no response within 600 ms');
    });

    it('asks once for what would be made twice', async () => {
      let questions = 0;
      listener = () => questions++;
      const question = { method: 'POST', path: '/v3/OS-TRUST/trusts', body: '{}' } as const;
      await expect(asking.askAs(TOKEN, question)).rejects.toThrow('no response within 600 ms');
      expect(questions).toBe(1);
    });
  });

  it('that was in use just now is waited for', async () => {
    let questions = 0;
    listener = () => questions++;
    await expect(asking.showToken(TOKEN, TOKEN)).rejects.toThrow('no response within 600 ms');
    expect(questions).toBe(1);
  });
});

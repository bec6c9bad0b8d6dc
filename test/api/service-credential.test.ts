import type { RequestListener } from 'node:http';
import { DOCUMENTED_PLAN } from '../../local/sample-plans';
import { type Cloud, startCloud } from '../support/cloud';
import { PROJECT_ID } from '../support/identity';
import { keystoneToken } from '../support/keystone-token';
import { startServer, type TestServer } from '../support/listen';
import { type Secrets, startSecrets } from '../support/secrets';

const PLAN = `/v2/${PROJECT_ID}/jobs/${DOCUMENTED_PLAN.job_id}`;
const ARN = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:keystone-AbCdEf';
const SECRET = JSON.stringify({
  application_credential_id: 'the-id',
  application_credential_secret: 'the-secret',
});

/** Tells callers' tokens apart; each is asked about once, because refusals are remembered. */
let callers = 0;
const callersToken = () => `gAAAAAB${String(++callers).padStart(60, 'x')}`;

describe('with a service credential', () => {
  let keystone: TestServer;
  let secrets: Secrets;
  let cloud: Cloud;
  /** Tokens that Keystone issued to the service and still takes. */
  const valid = new Set<string>();
  let issued = 0;
  let answerTo: (asker: string) => [status: number, body: unknown] = () => [200, {}];

  const keystoneListener: RequestListener = (request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      if (request.method === 'POST') {
        const good = body.includes('"id":"the-id"') && body.includes('"secret":"the-secret"');
        const token = `service-${++issued}`;
        if (good) valid.add(token);
        response.writeHead(good ? 201 : 401, good ? { 'X-Subject-Token': token } : {}).end('{}');
        return;
      }
      const [status, answer] = answerTo(String(request.headers['x-auth-token']));
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
    });
  };

  beforeAll(async () => {
    keystone = await startServer(keystoneListener);
    secrets = await startSecrets();
    cloud = await startCloud({
      keystoneUrl: keystone.url,
      settings: { serviceCredential: ARN },
      environment: () => ({ AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url }),
    });
  });
  afterAll(async () => {
    await cloud.close();
    await keystone.close();
    await secrets.close();
  });
  beforeEach(() => {
    secrets.hold(SECRET);
    answerTo = (asker) => (valid.has(asker) ? [200, keystoneToken()] : [401, { error: { code: 401 } }]);
  });

  const show = (token = callersToken()) => cloud.send({ path: PLAN, token });

  // In this order: the function keeps its token.
  it('is read when the first token comes, not before, and answers 503 while it cannot be read', async () => {
    expect(secrets.asked).toEqual([]);
    secrets.hold(undefined);
    expect((await show()).status).toBe(503);
    secrets.hold('not JSON');
    expect((await show()).status).toBe(503);
    expect(secrets.asked).toEqual([ARN, ARN]);
  });

  it("validates callers' tokens, with one token for all of them", async () => {
    for (let caller = 0; caller < 3; caller++) expect((await show()).status).toBe(200);
    expect(issued).toBe(1);
  });

  it('is renewed, unseen by the caller, when its token has expired', async () => {
    valid.clear();
    expect((await show()).status).toBe(200);
    expect(issued).toBe(2);
  });

  it('answers 503 when Keystone does not take it any more', async () => {
    valid.clear();
    secrets.hold(SECRET.replace('the-secret', 'old'));
    expect((await show()).status).toBe(503);
    secrets.hold(SECRET);
    expect((await show()).status).toBe(200);
  });

  it.each([
    [404, 401],
    [403, 503],
    [500, 503],
  ])("answers Keystone's %d with %d", async (keystones, ours) => {
    answerTo = () => [keystones, { error: { code: keystones, message: 'm', title: 't' } }];
    expect((await show()).status).toBe(ours);
  });

  it('leaves neither the secret nor a token in the log', () => {
    expect(cloud.log.filter((line) => line.includes('"outcome"'))).not.toHaveLength(0);
    expect(cloud.log.join('\n')).not.toMatch(/the-secret|service-\d|gAAAAAB/);
  });
});

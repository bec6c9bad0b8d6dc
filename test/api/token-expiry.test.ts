import { DOCUMENTED_PLAN } from '../../local/sample-plans';
import { type Cloud, startCloud } from '../support/cloud';
import { PROJECT_ID } from '../support/identity';

const PLAN = `/v2/${PROJECT_ID}/jobs/${DOCUMENTED_PLAN.job_id}`;

describe('a token that expires while its verdict is in the cache', () => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await startCloud({ tokenLifetimeSeconds: 3, settings: { authorizerCacheSeconds: 300 } });
  });
  afterAll(() => cloud.close());

  it('is refused from then on, by the function', async () => {
    const token = await cloud.token('reader');
    let reply = await cloud.send({ path: PLAN, token });
    expect(reply.status).toBe(200);
    while (reply.status === 200) reply = await cloud.send({ path: PLAN, token });

    expect(reply.status).toBe(401);
    expect(JSON.parse(reply.body)).toMatchObject({ title: 'Unauthorized', error: { code: 401 } });
    // API Gateway renames the challenge of a function: docs/deviations.md.
    expect(reply.headers['x-amzn-remapped-www-authenticate']).toBe(`Keystone uri="${cloud.keystoneUrl}"`);
    const verdicts = cloud.log.filter((line) => line.includes('"operation":"authorize"'));
    expect(verdicts).toHaveLength(1);
  });
});

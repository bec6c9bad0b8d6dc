import { checksFor, DOCUMENTED_KEYS } from '../../../bin/smoke/checks';
import { ROUTES } from '../../../functions/contract/routes';
import { publicJob } from '../../../functions/jobs/document/public-job';
import { DOCUMENTED_PLAN } from '../../../local/sample-plans';
import { PROJECT_ID } from '../../support/identity';

const visitor = (...roles: string[]) => ({ token: 'its-token', userId: 'u1', projectId: PROJECT_ID, roles });
const check = (name: string, roles = ['reader'], jobId?: string) =>
  checksFor(visitor(...roles), jobId).find((candidate) => candidate.name === name);

describe('checksFor', () => {
  it('gives every check a name of its own', () => {
    const names = checksFor(visitor('reader'), 'j1').map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('asks for a plan only if one is known', () => {
    expect(check('own plan')).toBeUndefined();
    expect(check('own plan', ['reader'], 'j1')?.request.path).toBe(`/v2/${PROJECT_ID}/jobs/j1`);
  });

  it.each([
    [['reader'], 403],
    [['member', 'reader'], 403],
    [['admin', 'member'], 404],
    [['Service'], 404],
  ])('expects that roles %j get %i in a foreign project', (roles, status) => {
    expect(check('foreign project', roles)?.expect.status).toBe(status);
  });

  it('asks as a client does that was told a URL with a slash at its end', () => {
    const { request, expect: absent } = check('URL with a slash at its end') ?? {};
    expect(request?.path).toMatch(new RegExp(`^//v2/${PROJECT_ID}/jobs/[0-9a-f]{32}$`));
    expect(absent).toMatchObject({
      status: 404,
      body: { description: expect.stringMatching(/^Job not found/) as string },
    });
    expect(check('foreign project behind a URL with a slash at its end')?.expect.status).toEqual(
      check('foreign project')?.expect.status,
    );
  });

  it('changes nothing', () => {
    const methods = checksFor(visitor('admin'), 'j1').map(({ request: { method = 'GET' } }) => method);
    expect(new Set(methods)).toEqual(new Set(['GET', 'HEAD', 'OPTIONS', 'PUT']));
    const put = ROUTES.filter(({ method }) => method === 'PUT').map(({ path }) => path);
    expect(put).not.toContain('/v2/{project_id}/jobs/{job_id}');
  });

  it('changes something only when it may, and says what to correct for each check', () => {
    const written = checksFor(visitor('member'), 'j1', true);
    expect(written.filter(({ request: { method } }) => method === 'DELETE')).toHaveLength(1);
    for (const { name, correct } of written)
      expect([name, correct?.document]).toEqual([name, expect.stringMatching(/^docs\//)]);
  });

  it('uses ids that differ from run to run', () => {
    expect(check('absent plan')?.request.path).not.toBe(check('absent plan')?.request.path);
  });
});

it('knows the keys of the documented example', () => {
  expect(DOCUMENTED_KEYS).toEqual(
    Object.keys(publicJob(DOCUMENTED_PLAN, { managedClients: new Set(['hci']) })),
  );
});

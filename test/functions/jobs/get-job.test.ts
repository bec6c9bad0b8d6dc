import { Conflict, DocumentNotFound } from '../../../functions/errors';
import type { Job } from '../../../functions/jobs/document/job';
import { getJob as operation } from '../../../functions/jobs/get-job';
import { apiRequest, type RequestChanges } from '../../support/api-request';
import { storedClient } from '../../support/client';
import { identity, OTHER_PROJECT_ID } from '../../support/identity';
import { agentJob, storedJob } from '../../support/job';
import { jobViews } from '../../support/job-views';

const PLAN = storedJob({ name: 'myplan', _version: 3 });
const { project_id, job_id } = PLAN;
const KEY = { project_id, job_id };
const ELSEWHERE = { project_id: OTHER_PROJECT_ID, job_id };
const OPERATOR: RequestChanges = { maySpanProjects: () => true };

/** The plans that are there, in one project each. */
function getJob(changes: RequestChanges, ...plans: readonly (typeof PLAN)[]) {
  const get = jest.fn((key: typeof KEY) =>
    Promise.resolve(plans.find((plan) => plan.project_id === key.project_id)),
  );
  const find = jest.fn(() => Promise.resolve(plans.map((plan) => ({ ...KEY, project_id: plan.project_id }))));
  const viewOf = jobViews({ clients: [storedClient()] });
  const answer = operation(apiRequest(changes), { jobs: { get, find }, viewOf });
  return { answer, get, find };
}

describe('getJob', () => {
  it('shows the plan that the path names, with the tag of its state', async () => {
    const { answer, get, find } = getJob(OPERATOR, PLAN);
    await expect(answer).resolves.toMatchObject({
      status: 200,
      headers: { ETag: '"3-20240509095110785289"' },
      body: { name: 'myplan' },
    });
    expect(get).toHaveBeenCalledWith(KEY);
    expect(find).not.toHaveBeenCalled();
  });

  it('says that the caller has this state already', async () => {
    const { answer } = getJob({ headers: { 'if-none-match': '"3-20240509095110785289"' } }, PLAN);
    expect(await answer).toEqual({ status: 304, headers: { ETag: '"3-20240509095110785289"' } });
  });

  it('tells which plan is not there', async () => {
    const { answer } = getJob(OPERATOR);
    await expect(answer).rejects.toThrow(new DocumentNotFound(`Job not found with ID ${job_id}`));
  });

  it("shows an operator a plan of another project under the operator's own", async () => {
    const { answer, get } = getJob(OPERATOR, storedJob(ELSEWHERE));
    await expect(answer).resolves.toMatchObject({ status: 200, body: ELSEWHERE });
    expect(get).toHaveBeenLastCalledWith(ELSEWHERE);
  });

  it('does not even look elsewhere for others', async () => {
    const { answer, find } = getJob({}, storedJob(ELSEWHERE));
    await expect(answer).rejects.toThrow(DocumentNotFound);
    expect(find).not.toHaveBeenCalled();
  });

  it.each([
    ['its own', PLAN.project_id, 4711],
    ['another', OTHER_PROJECT_ID, undefined],
  ])('shows the process to a caller whose project is %s', async (_whose, project_id, pid) => {
    const running = agentJob({ job_id, job_schedule: { current_pid: 4711 } });
    const { answer } = getJob({ identity: identity({ project_id }) }, storedJob(running));
    const { body } = await answer;
    expect(body).toMatchObject({ client_id: running.client_id, job_schedule: { event: '' } });
    expect((body as Job).job_schedule['current_pid']).toBe(pid);
  });

  it('does not guess which one an operator means', async () => {
    const { answer } = getJob(OPERATOR, storedJob(ELSEWHERE), storedJob({ project_id: 'third' }));
    await expect(answer).rejects.toThrow(
      new Conflict(
        `Several projects have a job with ID ${job_id}: ask under the path of one of them, which are ` +
          `${OTHER_PROJECT_ID}, third.`,
      ),
    );
  });

  it('names no more projects than anybody reads', async () => {
    const plans = Array.from({ length: 21 }, (_, n) => storedJob({ project_id: `p-${n}` }));
    await expect(getJob(OPERATOR, ...plans).answer).rejects.toThrow(/p-18, p-19 and others\.$/);
  });
});

import { PreconditionFailed } from '../../../functions/errors';
import { entityTag } from '../../../functions/http/entity-tag';
import type { StoredJob } from '../../../functions/jobs/document/job';
import { JOB } from '../../../functions/jobs/job-settings';
import { deleteDocument } from '../../../functions/operations/write-documents';
import { apiRequest } from '../../support/api-request';
import { storedJob } from '../../support/job';

const PLAN = storedJob({ _version: 3 });

function deleteJob(headers: Record<string, string>, stored?: StoredJob, deleted = true) {
  const remove = jest.fn().mockResolvedValue(deleted);
  const documents = { get: () => Promise.resolve(stored), put: jest.fn(), delete: remove };
  return { answer: Promise.resolve(deleteDocument(JOB, documents)(apiRequest({ headers }))), remove };
}

describe('deleteJob', () => {
  it('removes whatever is there', async () => {
    const { answer, remove } = deleteJob({});
    expect(await answer).toEqual({ status: 204 });
    expect(remove).toHaveBeenCalledWith({ project_id: PLAN.project_id, job_id: PLAN.job_id });
  });

  it('removes the state that If-Match names, and no other', async () => {
    const { answer, remove } = deleteJob({ 'if-match': entityTag(PLAN) }, PLAN);
    expect(await answer).toEqual({ status: 204 });
    expect(remove).toHaveBeenCalledWith({ project_id: PLAN.project_id, job_id: PLAN.job_id }, PLAN);
  });

  it.each<[string, string, StoredJob | undefined, boolean]>([
    ['an older state', entityTag({ ...PLAN, _version: 2 }), PLAN, true],
    ['a plan that is not there', entityTag(PLAN), undefined, true],
    ['a plan that changes at this moment', entityTag(PLAN), PLAN, false],
  ])('refuses If-Match for %s', async (_case, tag, stored, deleted) => {
    const { answer } = deleteJob({ 'if-match': tag }, stored, deleted);
    await expect(answer).rejects.toThrow(PreconditionFailed);
  });
});

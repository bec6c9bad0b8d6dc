import { createGetJob } from '../../../functions/jobs/get-job';
import { DocumentNotFound } from '../../../functions/shared/errors';
import { job } from '../../support/job';

const parameters = { project_id: job().project_id, job_id: job().job_id };
const getJob = (stored = jest.fn().mockResolvedValue(job({ name: 'myplan' }))) =>
  createGetJob({ jobs: { get: stored }, managedClients: new Set(['hci']) });

describe('getJob', () => {
  it('shows the plan that the path names', async () => {
    const get = jest.fn().mockResolvedValue(job({ name: 'myplan' }));
    await expect(getJob(get)(parameters)).resolves.toMatchObject({ status: 200, body: { name: 'myplan' } });
    expect(get).toHaveBeenCalledWith(parameters);
  });

  it('tells which plan is not there', async () => {
    const missing = getJob(jest.fn().mockResolvedValue(undefined));
    await expect(missing(parameters)).rejects.toThrow(
      new DocumentNotFound(`Job not found with ID ${parameters.job_id}`),
    );
  });
});

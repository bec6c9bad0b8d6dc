import { JobRepository } from '../../../../functions/shared/storage/job-repository';
import { jobItem } from '../../../../functions/shared/storage/job-item';
import { startTable, type TestTable } from '../../../support/table';
import { agentJob, job } from '../../../support/job';

describe('JobRepository', () => {
  let table: TestTable;
  let jobs: JobRepository;
  beforeAll(async () => {
    table = await startTable();
    jobs = new JobRepository(table.client, table.name);
  });
  afterAll(() => table.close());

  it.each([
    ['managed', job({ name: 'n', session_tag: 3, disabled: true })],
    ['agent', agentJob()],
  ])('finds a plan as it was stored: %s', async (_kind, plan) => {
    await table.put(jobItem(plan));
    expect(await jobs.get(plan)).toEqual(jobItem(plan));
  });

  it('finds nothing where nothing is', async () => {
    expect(await jobs.get({ project_id: job().project_id, job_id: 'absent' })).toBeUndefined();
    expect(await jobs.get({ project_id: 'other', job_id: job().job_id })).toBeUndefined();
  });

  it('does not pass on an item that is not a plan', async () => {
    const key = { project_id: 'p', job_id: 'broken' };
    await table.put({ ...jobItem(job(key)), job_schedule: { schedule_hour: new Set(['13']) } });
    await expect(jobs.get(key)).rejects.toMatchObject({ name: 'StorageEngineError', status: 500 });
  });

  it('reads consistently', async () => {
    const send = jest.spyOn(table.client, 'send');
    await jobs.get(job());
    expect(send).toHaveBeenCalledTimes(1);
    expect(send.mock.calls[0]?.[0].input).toMatchObject({ ConsistentRead: true });
    send.mockRestore();
  });

  it('says what DynamoDB does not do', async () => {
    const elsewhere = new JobRepository(table.client, 'NoSuchTable');
    await expect(elsewhere.get(job())).rejects.toMatchObject({ status: 500 });
  });
});

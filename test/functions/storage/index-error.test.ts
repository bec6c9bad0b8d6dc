import { TABLES } from '../../../functions/contract/tables';
import { StorageEngineError } from '../../../functions/errors';
import { JobRepository } from '../../../functions/jobs/job-table';
import { indexError } from '../../../functions/storage/index-error';
import { startTable } from '../../support/table';

const ASKED = { TableName: 'jobs-restored', IndexName: 'projects_by_client' };

describe('a query of an index', () => {
  it('that the table lacks tells the log which command adds it, and the caller whom to ask', async () => {
    const table = await startTable('jobs', { withoutIndexes: ['projects_by_client'] });
    const jobs = new JobRepository(table.client, table.name);
    const failed = jobs.projectsOf('node-1').catch((error: unknown) => error);
    expect(await failed).toMatchObject({
      name: 'StorageEngineError',
      status: 500,
      message: 'The storage lacks its index projects_by_client, which its operator has to add.',
      cause: {
        message:
          `the table ${table.name} lacks an index, which this adds: aws dynamodb update-table --table-name ${table.name} ` +
          '--attribute-definitions AttributeName=client_id,AttributeType=S AttributeName=project_id,AttributeType=S ' +
          '--global-secondary-index-updates ' +
          `'[{"Create":{"IndexName":"projects_by_client","KeySchema":[{"AttributeName":"client_id","KeyType":"HASH"},` +
          `{"AttributeName":"project_id","KeyType":"RANGE"}],"Projection":{"ProjectionType":"KEYS_ONLY"}}}]'`,
      },
    });
    expect(await jobs.find('absent')).toEqual([]);
    await table.close();
  });

  it('that is being built is worth another try', () => {
    const cause = new Error('Cannot read from backfilling global secondary index: projects_by_client');
    const failed = new StorageEngineError('The storage failed.', 500, { cause });
    expect(indexError(failed, ASKED, TABLES.jobs)).toMatchObject({ status: 503, cause });
  });

  it('that failed otherwise stays what it is', () => {
    const failed = new StorageEngineError('The storage failed.', 500, { cause: new Error('access denied') });
    expect(indexError(failed, ASKED, TABLES.jobs)).toBe(failed);
    expect(indexError(failed, { ...ASKED, IndexName: 'by_client' }, TABLES.jobs)).toBe(failed);
  });
});

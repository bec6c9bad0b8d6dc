import fc from 'fast-check';
import { exportedPlan } from '../../bin/plans/exported-plan';
import { importPlan } from '../../bin/plans/import-plan';
import type { JsonObject } from '../../functions/shared/freezer/job';
import { JobRepository } from '../../functions/shared/storage/job-repository';
import { captureLog } from '../support/captured-log';
import { PROJECT_ID } from '../support/identity';
import { plansApi } from '../support/plans-api';
import { startTable, type TestTable } from '../support/table';
import { validPlan } from '../support/valid-plans';

const managedClients = new Set(['hci']);

describe('any valid plan', () => {
  captureLog();
  let table: TestTable;
  beforeAll(async () => {
    table = await startTable();
  });
  afterAll(() => table.close());

  it('survives create, show, PATCH, replace, export and import', async () => {
    const jobs = new JobRepository(table.client, table.name);
    const ask = plansApi(jobs);
    const write = async (status: number, operation: string, document: JsonObject, job_id?: string) => {
      const answer = await ask({ operation, body: JSON.stringify(document), ...(job_id && { job_id }) });
      expect(answer).toMatchObject({ status });
      return (JSON.parse(answer.body) as { readonly job_id: string }).job_id;
    };
    const show = async (job_id: string) => parsed((await ask({ operation: 'getJob', job_id })).body);

    await fc.assert(
      fc.asyncProperty(validPlan, fc.string({ unit: 'grapheme' }), async (document, description) => {
        const id = await write(201, 'createJob', document);
        const made = await show(id);
        expect(made).toMatchObject(document);

        await write(200, 'updateJob', { description }, id);
        const patched = await show(id);
        expect(patched).toEqual({ ...made, description, updated_at: patched['updated_at'] });

        await write(201, 'replaceJob', { ...patched, name: 'replaced' }, id);
        const replaced = await show(id);
        expect(replaced).toEqual({ ...patched, name: 'replaced', updated_at: replaced['updated_at'] });

        const stored = await jobs.get({ project_id: PROJECT_ID, job_id: id });
        const exported = stored ? JSON.stringify(exportedPlan(stored, managedClients)) : '{}';
        await jobs.delete({ project_id: PROJECT_ID, job_id: id });
        const options = { jobs, managedClients, overwrite: false };
        expect(await importPlan(parsed(exported), options)).toEqual({ outcome: 'stored' });
        expect(await show(id)).toEqual(replaced);
      }),
      { numRuns: 100 },
    );
  });
});

function parsed(text: string): JsonObject {
  return JSON.parse(text) as JsonObject;
}

import { TABLES } from '../../../functions/contract/tables';
import type { Json } from '../../../functions/documents/json';
import { itemSize } from '../../../functions/documents/users-part';
import { JOB_FORM } from '../../../functions/jobs/job-table';
import { assertStorable, largestItemBytes } from '../../../functions/storage/assert-storable';
import { job, jobItem } from '../../support/job';

const LARGEST_JOB_BYTES = largestItemBytes(TABLES.jobs);

const withAction = (json: string) =>
  jobItem(job({ job_actions: [{ freezer_action: { value: JSON.parse(json) as Json } }] }));

describe('assertStorable', () => {
  it('counts to the byte, and says how many there are and how many there may be', () => {
    const empty = jobItem(job({ description: '' }));
    const room = LARGEST_JOB_BYTES - itemSize(empty);
    const filled = (bytes: number) => ({ ...empty, description: 'x'.repeat(bytes) });
    expect(() => {
      assertStorable(filled(room), JOB_FORM);
    }).not.toThrow();
    expect(() => {
      assertStorable(filled(room + 1), JOB_FORM);
    }).toThrow('stored it takes 131073 bytes, and the limit is 131072 (128 KB)');
  });

  it.each(Object.entries(TABLES))(
    'keeps an item and its copies below the limit of DynamoDB: %s',
    (_name, table) => {
      const copies = 1 + Object.keys(table.indexes).length;
      expect(copies * largestItemBytes(table)).toBeLessThan(400 * 1024);
    },
  );

  it.each([
    '{"__proto__": 1}',
    '{"a": [{"constructor": {"name": "Set"}}]}',
    '{"": 1}',
    '"\\ud83d"',
    '{"\\ude00": 1}',
    '9007199254740993',
    '-1e300',
    '1e-131',
  ])('refuses what would not come back as it was: %s', (json) => {
    expect(() => {
      assertStorable(withAction(json), JOB_FORM);
    }).toThrow(expect.objectContaining({ name: 'BadDataFormat' }) as Error);
  });

  it.each([
    '{"a": null, "toString": "x"}',
    '"😀"',
    '9007199254740991',
    '-0.1',
    '1e-130',
    '0',
    '[[], {}]',
    '""',
  ])('takes what comes back: %s', (json) => {
    expect(() => {
      assertStorable(withAction(json), JOB_FORM);
    }).not.toThrow();
  });

  it('refuses a client whose plans could not be found by it', () => {
    const longest = (bytes: number) =>
      jobItem(job({ job_id: 'j'.repeat(255), client_id: 'c'.repeat(bytes) }));
    expect(() => {
      assertStorable(longest(741), JOB_FORM);
    }).not.toThrow();
    expect(() => {
      assertStorable(longest(742), JOB_FORM);
    }).toThrow('client_id');
  });
});

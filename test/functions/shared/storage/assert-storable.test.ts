import { assertStorable, LARGEST_JOB_BYTES } from '../../../../functions/shared/storage/assert-storable';
import { itemSize } from '../../../../functions/shared/storage/item-size';
import { jobItem } from '../../../../functions/shared/storage/job-item';
import type { Json } from '../../../../functions/shared/freezer/json';
import { job } from '../../../support/job';

const withAction = (json: string) =>
  jobItem(job({ job_actions: [{ freezer_action: { value: JSON.parse(json) as Json } }] }));

describe('assertStorable', () => {
  it('counts to the byte, and says how many there are and how many there may be', () => {
    const empty = jobItem(job({ description: '' }));
    const room = LARGEST_JOB_BYTES - itemSize(empty);
    const filled = (bytes: number) => ({ ...empty, description: 'x'.repeat(bytes) });
    expect(() => {
      assertStorable(filled(room));
    }).not.toThrow();
    expect(() => {
      assertStorable(filled(room + 1));
    }).toThrow('stored it takes 131073 bytes, and the limit is 131072 (128 KB)');
  });

  it('keeps the item and its two copies below the limit of DynamoDB', () => {
    expect(3 * LARGEST_JOB_BYTES).toBeLessThan(400 * 1024);
  });

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
      assertStorable(withAction(json));
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
      assertStorable(withAction(json));
    }).not.toThrow();
  });

  it('refuses a client whose plans could not be found by it', () => {
    const longest = (bytes: number) =>
      jobItem(job({ job_id: 'j'.repeat(255), client_id: 'c'.repeat(bytes) }));
    expect(() => {
      assertStorable(longest(741));
    }).not.toThrow();
    expect(() => {
      assertStorable(longest(742));
    }).toThrow('client_id');
  });
});

import { itemSize } from '../../../functions/documents/users-part';
import { fc } from '../../support/fast-check';
import { startTable, type TestTable } from '../../support/table';

const LIMIT_OF_DYNAMODB = 400 * 1024;

describe('itemSize', () => {
  it.each<[object, number]>([
    [{}, 0],
    [{ name: 'text' }, 8],
    [{ clé: '日本😀' }, 4 + 10],
    [{ a: true, b: null, c: '' }, 3 + 2],
    [{ list: [] }, 4 + 3],
    [{ map: {} }, 3 + 3],
    [{ list: ['a', 'b'] }, 4 + 3 + 2 * (1 + 1)],
    [{ map: { key: 'value' } }, 3 + 3 + 1 + 3 + 5],
    [{ n: 1 }, 1 + 21],
  ])('of %j is %d bytes', (item, bytes) => {
    expect(itemSize(item)).toBe(bytes);
  });

  describe('beside the judgement of DynamoDB', () => {
    let table: TestTable;
    beforeAll(async () => {
      table = await startTable();
    });
    afterAll(() => table.close());

    // What the SDK writes as a number: a larger one is refused before DynamoDB sees it.
    const writable = (_: string, value: unknown) =>
      typeof value === 'number' && !Number.isSafeInteger(Math.trunc(value)) ? 0 : value;
    const safe = fc
      .json({ noUnicodeString: true, depthSize: 'medium' })
      .map((text): unknown => JSON.parse(text, writable));
    const keys = { project_id: 'p', job_id: 'j', _creation_order: '1', _client_order: 'c' };

    it('is never too small: what fits by it is taken', async () => {
      await fc.assert(
        fc.asyncProperty(safe, async (value) => {
          fc.pre(
            !/"(__proto__|constructor)?":/.test(JSON.stringify(value)) &&
              !/e[+-]?\d/i.test(JSON.stringify(value)),
          );
          const item = { ...keys, value, padding: '' };
          const padding = 'x'.repeat(LIMIT_OF_DYNAMODB - itemSize(item));
          await table.put({ ...item, padding });
        }),
        { numRuns: 50 },
      );
    });

    it('is exact for texts', async () => {
      const item = { ...keys, list: ['a', { map: 'b' }], padding: '' };
      const padding = 'x'.repeat(LIMIT_OF_DYNAMODB - itemSize(item));
      await table.put({ ...item, padding });
      await expect(table.put({ ...item, padding: `${padding}x` })).rejects.toThrow(/size/i);
    });
  });
});

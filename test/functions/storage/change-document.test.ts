import { PreconditionFailed, StorageEngineError } from '../../../functions/errors';
import type { StoredJob } from '../../../functions/jobs/document/job';
import { changeDocument } from '../../../functions/storage/change-document';
import { storedJob } from '../../support/job';

const KEY = { project_id: 'p', job_id: 'j' };
const next = (stored = storedJob()): readonly [StoredJob, string] => [
  { ...stored, _version: stored._version + 1 },
  `after ${stored._version}`,
];

describe('changeDocument', () => {
  it('reads again when somebody was faster, and changes what it finds then', async () => {
    const get = jest
      .fn<Promise<StoredJob | undefined>, []>()
      .mockResolvedValueOnce(storedJob({ _version: 1 }))
      .mockResolvedValue(storedJob({ _version: 2 }));
    const put = jest.fn().mockResolvedValueOnce(false).mockResolvedValueOnce(true);
    const [changed, result] = await changeDocument({ get, put }, KEY, next);
    expect(changed._version).toBe(3);
    expect(result).toBe('after 2');
    expect(put.mock.calls.map(([job]: [StoredJob]) => job._version)).toEqual([2, 3]);
  });

  it('writes nothing when nothing changes', async () => {
    const stored = storedJob();
    const put = jest.fn();
    const unchanged = () => [stored, undefined] as const;
    const [changed] = await changeDocument({ get: () => Promise.resolve(stored), put }, KEY, unchanged);
    expect(changed).toBe(stored);
    expect(put).not.toHaveBeenCalled();
  });

  it('writes nothing when the change refuses', async () => {
    const put = jest.fn();
    const refuse = (): never => {
      throw new PreconditionFailed('stale');
    };
    await expect(changeDocument({ get: () => Promise.resolve(undefined), put }, KEY, refuse)).rejects.toThrow(
      'stale',
    );
    expect(put).not.toHaveBeenCalled();
  });

  it('says that it is not the caller who is at fault when others are always faster', async () => {
    const put = jest.fn().mockResolvedValue(false);
    const attempt = changeDocument({ get: () => Promise.resolve(storedJob()), put }, KEY, () => next());
    await expect(attempt).rejects.toMatchObject({ status: 503 });
    await expect(attempt).rejects.toBeInstanceOf(StorageEngineError);
    expect(put).toHaveBeenCalledTimes(12);
  });
});

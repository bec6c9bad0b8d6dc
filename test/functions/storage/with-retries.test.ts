import { withRetries } from '../../../functions/storage/requests';

const throttled = () => Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
const missing = () => Object.assign(new Error('no table'), { name: 'ResourceNotFoundException' });

describe('withRetries', () => {
  it('asks once when that works', async () => {
    const send = jest.fn().mockResolvedValue('item');
    await expect(withRetries(send)).resolves.toBe('item');
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('asks again after a passing fault', async () => {
    const send = jest
      .fn()
      .mockRejectedValueOnce(throttled())
      .mockRejectedValueOnce(throttled())
      .mockResolvedValue('item');
    await expect(withRetries(send)).resolves.toBe('item');
  });

  it('gives up after three attempts', async () => {
    const send = jest.fn().mockRejectedValue(throttled());
    await expect(withRetries(send)).rejects.toMatchObject({ name: 'StorageEngineError', status: 503 });
    expect(send).toHaveBeenCalledTimes(3);
  });

  it('does not repeat what cannot work', async () => {
    const send = jest.fn().mockRejectedValue(missing());
    await expect(withRetries(send)).rejects.toMatchObject({ name: 'StorageEngineError', status: 500 });
    expect(send).toHaveBeenCalledTimes(1);
  });
});

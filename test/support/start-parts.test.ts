import { startParts } from './start-parts';

describe('parts that belong together', () => {
  it('end in the opposite order, and once', async () => {
    const ended: string[] = [];
    const { name, close } = await startParts((onClose) => {
      onClose(() => void ended.push('first'));
      onClose(() => void ended.push('second'));
      return Promise.resolve({ name: 'both' });
    });
    expect({ name, ended }).toEqual({ name: 'both', ended: [] });
    await close();
    await close();
    expect(ended).toEqual(['second', 'first']);
  });

  it('end when one of them does not start', async () => {
    const ended: string[] = [];
    const starting = startParts((onClose) => {
      onClose(() => void ended.push('first'));
      return Promise.reject(new Error('the second does not start'));
    });
    await expect(starting).rejects.toThrow('the second does not start');
    expect(ended).toEqual(['first']);
  });
});

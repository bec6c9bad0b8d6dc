import { startCloud } from '../support/cloud';

describe('a local stack that runs managed plans', () => {
  it('wakes its runner when it is told to, and says how that has ended', async () => {
    const cloud = await startCloud({ runner: {}, blockStorage: { port: 0 } });
    try {
      expect(cloud.tables).toHaveProperty('runs');
      expect(await cloud.tick()).toEqual([{ payload: expect.any(String) as string }]);
      const ticks = cloud.log.filter((line) => line.includes('"event":"tick"'));
      expect(ticks).toEqual([expect.stringContaining('Runner')]);
    } finally {
      await cloud.close();
    }
  });

  it('does not where it is paused, nor where nobody runs plans', async () => {
    for (const options of [{ runner: {}, settings: { managedRunner: 'paused' } }, {}]) {
      const cloud = await startCloud(options);
      expect(await cloud.tick()).toEqual([]);
      await cloud.close();
    }
  });
});

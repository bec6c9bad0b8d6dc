import { runnerScene } from '../../support/runner-scene';

const scene = runnerScene();

describe('room', () => {
  it('is for four backups of a project at once, and the others follow', async () => {
    const { plan, volumes } = await scene.world.planWith(9);
    const { plan: other, volumes: others } = await scene.world.planWith(3);
    const all = [...volumes, ...others];
    const made = () => all.flatMap((id) => scene.world.backupsOf(id));
    await scene.world.tick();
    for (let minute = 0; minute < 8; minute++) {
      scene.world.later(60);
      await scene.world.tick();
      expect(made().filter(({ status }) => status === 'creating').length).toBeLessThanOrEqual(4);
      scene.world.store.finish();
    }
    await scene.world.untilQuiet(plan);
    await scene.world.untilQuiet(other);
    expect(made().map(({ status }) => status)).toEqual(Array(12).fill('available'));
  });
});

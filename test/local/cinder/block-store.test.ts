import { BlockStore } from '../../../local/cinder/block-store';

const PROJECT = 'p1';

function backUp(store: BlockStore) {
  const volume = store.addVolume({ project_id: PROJECT, user_id: 'u1', name: 'v', size: 1, metadata: {} });
  const wanted = { volume_id: volume.id, name: 'n', description: null, metadata: {}, force: true };
  return { volume, backup: store.addBackup(PROJECT, wanted) };
}

describe('the work of the small block storage', () => {
  it.each([
    ['hold', 'creating', 'available'],
    ['stuck', 'creating', 'creating'],
    ['fail', 'error', 'error'],
  ] as const)('is made to misbehave: %s', (knob, during, afterwards) => {
    const store = new BlockStore('by hand');
    store.knobs[knob] = true;
    const { backup, volume } = backUp(store);
    store.finish();
    expect(backup.status).toBe(during);
    store.knobs[knob] = false;
    store.finish();
    expect(backup.status).toBe(afterwards);
    expect(volume.status).toBe(afterwards === 'creating' ? 'backing-up' : 'available');
  });

  it('ends by the clock where that is asked for, and otherwise by hand', () => {
    const [quick, patient] = [new BlockStore(0), new BlockStore('by hand')];
    const [soon, later] = [backUp(quick).backup, backUp(patient).backup];
    for (const store of [quick, patient]) store.advance();
    expect([soon.status, later.status]).toEqual(['available', 'creating']);
  });

  it('ends for what is deleted while other work is held', () => {
    const store = new BlockStore('by hand');
    const { backup } = backUp(store);
    store.finish();
    store.knobs.hold = true;
    store.deleteBackup(backup);
    store.finish();
    expect(store.backupsOf(PROJECT)).toEqual([]);
  });
});

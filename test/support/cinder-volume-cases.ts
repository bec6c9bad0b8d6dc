import { randomUUID } from 'node:crypto';
import { labelledVolumes, PLAN_LABEL, showVolume } from '../../functions/cinder/volumes';
import { ABSENT, backUp, type CinderCase, namesIn } from './cinder-case';

export const VOLUME_CASES: readonly CinderCase[] = [
  {
    name: 'volumes are found by their label, also where lists are narrow',
    run: async ({ createVolume, cinder, narrow }) => {
      const label = randomUUID();
      await createVolume('one', { [PLAN_LABEL]: label, other: 'x' });
      await createVolume('two', { [PLAN_LABEL]: label });
      await createVolume('three', { [PLAN_LABEL]: `${label}0` });
      await createVolume('four', { other: label });
      const listed = [await labelledVolumes(cinder, label), await labelledVolumes(narrow, label)];
      return [...listed.map(namesIn), namesIn(await labelledVolumes(cinder, randomUUID()))];
    },
    expected: [['one', 'two'], ['one', 'two'], []],
  },
  {
    name: 'a volume is shown until it is gone',
    run: async ({ createVolume, deleteVolume, cinder }) => {
      const id = await createVolume('shown', { [PLAN_LABEL]: 'v', src_backup_id: ABSENT });
      const shown = await showVolume(cinder, id);
      await deleteVolume(id);
      const volume = 'volume' in shown && shown.volume;
      return [
        volume && { ...volume, id: volume.id === id },
        await showVolume(cinder, id),
        await showVolume(cinder, 'x'),
      ];
    },
    expected: [
      { id: true, name: 'shown', status: 'available', size: 1, plan: 'v', restoredFrom: ABSENT },
      { kind: 'gone' },
      { kind: 'gone' },
    ],
  },
  {
    name: 'a restored volume has the label of the original, and says where it comes from',
    run: async (world) => {
      const label = randomUUID();
      const original = await world.createVolume('original', { [PLAN_LABEL]: label });
      const backup = await backUp(world, original);
      await world.restore(backup);
      const listed = await labelledVolumes(world.cinder, label);
      const volumes = listed.kind === 'listed' ? listed.items : [];
      return volumes.map(({ id, restoredFrom }) => [id === original, restoredFrom === backup]).sort();
    },
    expected: [
      [false, true],
      [true, false],
    ],
  },
];

import {
  type Backup,
  backupsNamed,
  backupsOf,
  createBackup,
  deleteBackup,
  showBackup,
} from '../../functions/cinder/backups';
import { type BackupQuota, showQuota } from '../../functions/cinder/quota';
import { labelledVolumes, showVolume } from '../../functions/cinder/volumes';
import { ABSENT, backUp, type CinderCase, namesIn, wanted } from './cinder-case';
import type { CinderWorld } from './cinder-world';

async function quotaOf({ cinder }: CinderWorld): Promise<BackupQuota> {
  const shown = await showQuota(cinder);
  if (shown.kind !== 'found') throw new Error('no quota is shown');
  return shown.quota;
}

const seen = ({ name, status, size, is_incremental, metadata }: Backup): object => ({
  name,
  status,
  size,
  is_incremental,
  metadata,
});

/** Of their quota and of tokens, too. */
export const BACKUP_CASES: readonly CinderCase[] = [
  {
    name: 'a backup is made, found by its name and by its volume, and deleted',
    run: async (world) => {
      const { cinder, narrow } = world;
      const volume = await world.createVolume('saved');
      const id = await backUp(world, volume, 'first');
      await backUp(world, volume, 'second');
      const shown = await showBackup(cinder, id);
      const lists = [
        await backupsNamed(cinder, volume, 'first'),
        await backupsNamed(narrow, volume, 'first'),
        await backupsNamed(cinder, volume, 'FIRST'),
        await backupsOf(cinder, volume),
        await backupsOf(narrow, volume),
        await backupsOf(cinder, ABSENT),
      ];
      const deletion = await deleteBackup(cinder, id);
      await world.settle();
      return [
        'backup' in shown && seen(shown.backup),
        ...lists.map(namesIn),
        deletion,
        await showBackup(cinder, id),
        await deleteBackup(cinder, id),
        namesIn(await backupsOf(cinder, volume)),
      ];
    },
    expected: [
      { name: 'first', status: 'available', size: 1, is_incremental: false, metadata: { job_id: 'j' } },
      ['first'],
      ['first'],
      [],
      ['first', 'second'],
      ['first', 'second'],
      [],
      { kind: 'deleting' },
      { kind: 'gone' },
      { kind: 'gone' },
      ['second'],
    ],
  },
  {
    name: 'a backup that is being made keeps its volume busy and cannot be deleted',
    run: async (world) => {
      const { cinder } = world;
      const volume = await world.createVolume('held');
      world.turn('HOLD', 'on');
      const creation = await createBackup(cinder, wanted(volume));
      const again = await createBackup(cinder, wanted(volume));
      const id = 'backup_id' in creation ? creation.backup_id : '';
      const deletion = await deleteBackup(cinder, id);
      world.turn('HOLD', 'off');
      await world.settle();
      const shown = await showBackup(cinder, id);
      return [
        creation.kind,
        again,
        'backup' in deletion ? [deletion.kind, deletion.backup.status] : deletion,
        'backup' in shown && shown.backup.status,
      ];
    },
    expected: ['created', { kind: 'busy', status: 'backing-up' }, ['kept', 'creating'], 'available'],
  },
  {
    name: 'a backup that failed says why, and can be deleted',
    run: async (world) => {
      const volume = await world.createVolume('failing');
      world.turn('FAIL', 'on');
      const id = await backUp(world, volume);
      world.turn('FAIL', 'off');
      const shown = await showBackup(world.cinder, id);
      const deletion = await deleteBackup(world.cinder, id);
      await world.settle();
      return [
        'backup' in shown && [shown.backup.status, shown.backup.fail_reason?.includes('told to fail')],
        deletion,
        await showBackup(world.cinder, id),
      ];
    },
    expected: [['error', true], { kind: 'deleting' }, { kind: 'gone' }],
  },
  {
    name: 'a volume in use is backed up',
    run: async (world) => {
      const volume = await world.createVolume('used');
      await world.attach(volume);
      const shown = await showBackup(world.cinder, await backUp(world, volume));
      return 'backup' in shown && shown.backup.status;
    },
    expected: 'available',
  },
  {
    name: 'no backup is made of what is gone, and none that is not described well',
    run: async (world) => {
      const volume = await world.createVolume('plain');
      const long = await createBackup(world.cinder, wanted(volume, 'x'.repeat(256)));
      return [
        await createBackup(world.cinder, wanted(ABSENT)),
        await createBackup(world.cinder, wanted('no-uuid')),
        long.kind,
        await deleteBackup(world.cinder, ABSENT),
      ];
    },
    expected: [{ kind: 'gone' }, { kind: 'gone' }, 'rejected', { kind: 'gone' }],
  },
  {
    name: 'the quota is told, and told to be used up',
    run: async (world) => {
      const volume = await world.createVolume('limited');
      const before = await quotaOf(world);
      await world.setBackupQuota(before.backupsUsed);
      const creation = await createBackup(world.cinder, wanted(volume));
      const limited = await quotaOf(world);
      await world.setBackupQuota(-1);
      await backUp(world, volume);
      const after = await quotaOf(world);
      return [
        creation,
        [before.backups, limited.backups === before.backupsUsed],
        after.backupsUsed - before.backupsUsed,
        after.gigabytesUsed - before.gigabytesUsed,
      ];
    },
    expected: [{ kind: 'quota' }, [undefined, true], 1, 1],
  },
  {
    name: 'nothing is taken for deleted while nobody can delete',
    run: async (world) => {
      const id = await backUp(world, await world.createVolume('stays'));
      await world.backupService('off');
      const deletion = await deleteBackup(world.cinder, id).catch((error: unknown) =>
        error instanceof Error ? error.name : error,
      );
      await world.backupService('on');
      return [deletion, (await showBackup(world.cinder, id)).kind];
    },
    expected: ['ServiceError', 'found'],
  },
  {
    name: 'a backup outlives its volume, and may get another name',
    run: async (world) => {
      const volume = await world.createVolume('short-lived');
      const id = await backUp(world, volume, 'kept');
      await world.deleteVolume(volume);
      const before = namesIn(await backupsOf(world.cinder, volume));
      await world.renameBackup(id, 'renamed');
      return [before, namesIn(await backupsNamed(world.cinder, volume, 'kept'))];
    },
    expected: [['kept'], []],
  },
  {
    name: 'a token that is not good is refused by everything',
    run: async ({ stranger }) => [
      await labelledVolumes(stranger, 'j'),
      await showVolume(stranger, ABSENT),
      await backupsOf(stranger, ABSENT),
      await showBackup(stranger, ABSENT),
      await createBackup(stranger, wanted(ABSENT)),
      await deleteBackup(stranger, ABSENT),
      await showQuota(stranger),
    ],
    expected: Array.from({ length: 7 }, () => ({ kind: 'refused' })),
  },
];

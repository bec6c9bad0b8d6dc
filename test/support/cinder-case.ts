import { type backupsOf, createBackup } from '../../functions/cinder/backups';
import type { labelledVolumes } from '../../functions/cinder/volumes';
import type { CinderWorld } from './cinder-world';

/** What every block storage must do that `functions/cinder` asks: the small one as the real one. */
export interface CinderCase {
  readonly name: string;
  readonly run: (world: CinderWorld) => Promise<unknown>;
  readonly expected: unknown;
}

export const ABSENT = '11111111-1111-1111-1111-111111111111';
export const wanted = (volume_id: string, name = 'n') => ({
  volume_id,
  name,
  description: 'of a plan',
  metadata: { job_id: 'j' },
});

/** @returns Its id, when it is available. */
export async function backUp(
  { cinder, settle }: CinderWorld,
  volume_id: string,
  name?: string,
): Promise<string> {
  const creation = await createBackup(cinder, wanted(volume_id, name));
  if (creation.kind !== 'created') throw new Error(`no backup: ${JSON.stringify(creation)}`);
  await settle();
  return creation.backup_id;
}

/** Sorted. */
export const namesIn = (listed: Awaited<ReturnType<typeof labelledVolumes | typeof backupsOf>>): unknown =>
  listed.kind === 'listed' ? listed.items.map(({ name }) => name).sort() : listed;

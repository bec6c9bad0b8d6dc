import { type Fields, isFields, texts } from '../aws/fields';
import type { BlockStore, NewBackup } from './block-store';
import { badRequest } from './errors';
import { type ApiLimits, listPage, type Listing } from './list-page';
import { BACKUP_METADATA, named, shownBackup, shownVolume } from './shown';

/** A request of somebody whose token is good for the project. */
interface Call {
  readonly store: BlockStore;
  readonly limits: ApiLimits;
  readonly project_id: string;
  readonly user_id: string;
  /** Behind `3.`. */
  readonly microversion: number;
  readonly query: URLSearchParams;
  /** The parts of the path that the route leaves open. */
  readonly ids: readonly string[];
  readonly body: unknown;
  /** Of the project's resources, as it stands in links. */
  readonly base: string;
}

export interface Answer {
  readonly status: number;
  readonly body?: object;
}

type Handler = (call: Call) => Answer;

const listVolumes =
  (show: typeof shownVolume): Handler =>
  ({ store, limits, project_id, microversion, query, base }) => {
    const items = [...store.volumes.values()].filter((volume) => volume.project_id === project_id);
    const { volumeFilters: filters, pageItems } = limits;
    return listOf(
      'volumes',
      query,
      { kind: 'Volume', items, filters, pageItems, microversion },
      base,
      (volume) => show(volume, base),
    );
  };

const listBackups =
  (detailed: boolean): Handler =>
  ({ store, limits, project_id, microversion, query, base }) => {
    const items = store.backupsOf(project_id);
    const listing: Listing<(typeof items)[number]> = {
      kind: 'Backup',
      items,
      filters: limits.backupFilters,
      pageItems: limits.pageItems,
      microversion,
    };
    return listOf('backups', query, listing, base, (backup) =>
      detailed ? shownBackup(backup, base, microversion) : named('backups', backup, base),
    );
  };

const showVolume: Handler = ({ store, project_id, ids: [id = ''], base }) => ({
  status: 200,
  body: { volume: shownVolume(store.volume(project_id, id), base) },
});

const createVolume: Handler = ({ store, project_id, user_id, body, base }) => {
  const { size, name, metadata } = wanted(body, 'volume');
  if (typeof size !== 'number') throw badRequest("'size' is a required property");
  const volume = store.addVolume({
    project_id,
    user_id,
    size,
    name: textOr('', name),
    metadata: labels(metadata),
  });
  return { status: 202, body: { volume: shownVolume(volume, base) } };
};

const deleteVolume: Handler = ({ store, project_id, ids: [id = ''] }) => {
  store.deleteVolume(store.volume(project_id, id));
  return { status: 202 };
};

const showLabels: Handler = ({ store, project_id, ids: [id = ''] }) => {
  const { metadata } = store.volume(project_id, id);
  return { status: 200, body: { metadata } };
};

const setLabels: Handler = ({ store, project_id, ids: [id = ''], body }) => {
  const volume = store.volume(project_id, id);
  const metadata = labels(isFields(body) ? body['metadata'] : undefined);
  volume.metadata = { ...volume.metadata, ...metadata };
  return { status: 200, body: { metadata: volume.metadata } };
};

const removeLabel: Handler = ({ store, project_id, ids: [id = '', key = ''] }) => {
  const volume = store.volume(project_id, id);
  volume.metadata = Object.fromEntries(Object.entries(volume.metadata).filter(([name]) => name !== key));
  return { status: 200 };
};

const createBackup: Handler = ({ store, project_id, microversion, body, base }) => {
  const backup = store.addBackup(project_id, newBackup(wanted(body, 'backup'), microversion));
  return { status: 202, body: { backup: named('backups', backup, base) } };
};

const showBackup: Handler = ({ store, project_id, microversion, ids: [id = ''], base }) => ({
  status: 200,
  body: { backup: shownBackup(store.backup(project_id, id), base, microversion) },
});

/** Its owner may give a backup another name, and other metadata. */
const updateBackup: Handler = ({ store, project_id, ids: [id = ''], body, base }) => {
  const backup = store.backup(project_id, id);
  const { name, metadata } = wanted(body, 'backup');
  backup.name = textOr(backup.name, name);
  if (metadata !== undefined) backup.metadata = labels(metadata);
  return { status: 200, body: { backup: named('backups', backup, base) } };
};

const deleteBackup: Handler = ({ store, project_id, ids: [id = ''] }) => {
  store.deleteBackup(store.backup(project_id, id));
  return { status: 202 };
};

const restoreBackup: Handler = ({ store, project_id, user_id, ids: [id = ''], body }) => {
  const { volume_id, name } = wanted(body, 'restore');
  if (typeof volume_id === 'string') throw badRequest('This block storage restores to new volumes only.');
  const volume = store.restoreBackup(
    store.backup(project_id, id),
    user_id,
    typeof name === 'string' ? shortText(name) : undefined,
  );
  return {
    status: 202,
    body: { restore: { backup_id: id, volume_id: volume.id, volume_name: volume.name } },
  };
};

const showLimits: Handler = ({ store, project_id }) => {
  const backups = store.backupsOf(project_id);
  const absolute = {
    maxTotalBackups: store.knobs.backupQuota,
    maxTotalBackupGigabytes: 1000,
    totalBackupsUsed: backups.length,
    totalBackupGigabytesUsed: backups.reduce((sum, { size }) => sum + size, 0),
  };
  return { status: 200, body: { limits: { rate: [], absolute } } };
};

const ID = '([^/]+)';
/** Behind the project. */
export const ROUTES: readonly (readonly [method: string, path: string, handler: Handler])[] = [
  ['GET', '/volumes', listVolumes((volume, base) => named('volumes', volume, base))],
  ['GET', '/volumes/detail', listVolumes(shownVolume)],
  ['POST', '/volumes', createVolume],
  ['GET', `/volumes/${ID}`, showVolume],
  ['DELETE', `/volumes/${ID}`, deleteVolume],
  ['GET', `/volumes/${ID}/metadata`, showLabels],
  ['POST', `/volumes/${ID}/metadata`, setLabels],
  ['DELETE', `/volumes/${ID}/metadata/${ID}`, removeLabel],
  ['GET', '/backups', listBackups(false)],
  ['GET', '/backups/detail', listBackups(true)],
  ['POST', '/backups', createBackup],
  ['GET', `/backups/${ID}`, showBackup],
  ['PUT', `/backups/${ID}`, updateBackup],
  ['DELETE', `/backups/${ID}`, deleteBackup],
  ['POST', `/backups/${ID}/restore`, restoreBackup],
  ['GET', '/limits', showLimits],
];

function listOf<
  Listed extends { id: string; name: string; created_at: string; metadata: Readonly<Record<string, string>> },
>(
  name: 'volumes' | 'backups',
  query: URLSearchParams,
  listing: Listing<Listed>,
  base: string,
  show: (item: Listed) => object,
): Answer {
  const { items, more } = listPage(query, listing);
  const next = new URLSearchParams([...query].filter(([key]) => key !== 'marker'));
  next.set('marker', items.at(-1)?.id ?? '');
  const links = [{ rel: 'next', href: `${base}/${name}/detail?${next.toString()}` }];
  return { status: 200, body: { [name]: items.map(show), ...(more && { [`${name}_links`]: links }) } };
}

function newBackup(fields: Fields, microversion: number): NewBackup {
  const { volume_id, name, description, metadata, force, incremental } = fields;
  if (typeof volume_id !== 'string') throw badRequest("'volume_id' is a required property");
  if (metadata !== undefined && microversion < BACKUP_METADATA) {
    throw badRequest("Additional properties are not allowed ('metadata' was unexpected)");
  }
  if (incremental === true) throw badRequest('No backups available to do an incremental backup.');
  return {
    volume_id,
    name: shortText(textOr('', name)),
    description: typeof description === 'string' ? shortText(description) : null,
    metadata: labels(metadata),
    force: force === true,
  };
}

function wanted(body: unknown, kind: 'volume' | 'backup' | 'restore'): Fields {
  const fields = isFields(body) ? body[kind] : undefined;
  if (!isFields(fields)) throw badRequest(`'${kind}' is a required property`);
  return fields;
}

function labels(value: unknown): Readonly<Record<string, string>> {
  const wrong = () => badRequest('Invalid input for field/attribute metadata.');
  const all = texts(value ?? {}, wrong);
  for (const text of Object.values(all)) shortText(text);
  return all;
}

function shortText(text: string): string {
  if (text.length > 255) throw badRequest('Invalid input: the text is too long.');
  return text;
}

function textOr(fallback: string, value: unknown): string {
  return typeof value === 'string' ? value : fallback;
}

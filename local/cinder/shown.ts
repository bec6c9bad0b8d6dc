import type { Backup, Volume } from './block-store';

/** Since then a backup has metadata. */
export const BACKUP_METADATA = 43;

/** @param base Of the project's resources, as it stands in links. */
export function shownVolume(volume: Volume, base: string): object {
  const { id, project_id, user_id, name, size, created_at, status, metadata } = volume;
  return {
    id,
    status,
    size,
    availability_zone: 'nova',
    created_at,
    updated_at: created_at,
    name,
    description: null,
    volume_type: '__DEFAULT__',
    snapshot_id: null,
    source_volid: null,
    metadata,
    links: linksTo('volumes', id, base),
    user_id,
    bootable: 'false',
    encrypted: false,
    replication_status: null,
    consistencygroup_id: null,
    multiattach: false,
    attachments: [],
    'os-vol-tenant-attr:tenant_id': project_id,
  };
}

export function shownBackup(backup: Backup, base: string, microversion: number): object {
  const { id, name, description, volume_id, size, created_at, status, fail_reason, metadata } = backup;
  return {
    id,
    status,
    size,
    object_count: status === 'available' ? 1 : 0,
    availability_zone: null,
    container: null,
    created_at,
    updated_at: created_at,
    name,
    description,
    fail_reason,
    volume_id,
    links: linksTo('backups', id, base),
    is_incremental: false,
    has_dependent_backups: false,
    snapshot_id: null,
    data_timestamp: created_at,
    ...(microversion >= BACKUP_METADATA && { metadata }),
  };
}

/** As lists without details and the response to a creation have it. */
export function named(kind: 'volumes' | 'backups', { id, name }: Volume | Backup, base: string): object {
  return { id, name, links: linksTo(kind, id, base) };
}

function linksTo(kind: string, id: string, base: string): object {
  const href = `${base}/${kind}/${id}`;
  return [
    { rel: 'self', href },
    { rel: 'bookmark', href: href.replace('/v3/', '/') },
  ];
}

import { type Fields, isFields } from '../keystone/json';
import {
  type CinderClient,
  GONE,
  type Gone,
  isItemNotFound,
  isRefusal,
  REFUSED,
  type Refused,
  unavailable,
} from './cinder-client';
import { list, type Listed } from './lists';

/** The metadata of a volume that says which plan backs it up. */
export const PLAN_LABEL = 'backup_plan_id';
/** Cinder writes it into the metadata of a volume that was restored. */
const RESTORED_FROM = 'src_backup_id';

/** What a plan has to know of a volume. */
export interface Volume {
  readonly id: string;
  readonly name: string;
  /** In Cinder's words: `available`, `in-use`, `backing-up`, … */
  readonly status: string;
  /** GiB. */
  readonly size: number;
  /** Which plan backs it up, as its metadata says; these may be of megabytes, and nothing else of them is kept. */
  readonly plan: string | undefined;
  /** The backup that it was restored from: a label among its metadata may be the one of the original volume. */
  readonly restoredFrom: string | undefined;
}

export type ShownVolume = { readonly kind: 'found'; readonly volume: Volume } | Gone | Refused;

/** The volumes of the project that say of themselves that a plan backs them up. */
export function labelledVolumes(cinder: CinderClient, job_id: string): Promise<Listed<Volume>> {
  return list(cinder, {
    resource: 'volumes',
    filters: { metadata: JSON.stringify({ [PLAN_LABEL]: job_id }) },
    parse: parseVolume,
    belongs: ({ plan }) => plan === job_id,
  });
}

/** @throws BlockStorageError when Cinder does not say. */
export async function showVolume(cinder: CinderClient, id: string): Promise<ShownVolume> {
  const request = { method: 'GET', path: `/volumes/${encodeURIComponent(id)}` } as const;
  const response = await cinder.ask(request);
  if (isRefusal(response)) return REFUSED;
  if (isItemNotFound(response)) return GONE;
  const fields = response.status === 200 && isFields(response.body) ? response.body['volume'] : undefined;
  const volume = isFields(fields) ? parseVolume(fields) : undefined;
  if (!volume) throw unavailable(request, `status ${response.status} without a volume`);
  return { kind: 'found', volume };
}

function parseVolume({ id, name, status, size, metadata: shown }: Fields): Volume | undefined {
  if (typeof id !== 'string' || typeof status !== 'string' || typeof size !== 'number') return undefined;
  const metadata = textsIn(shown);
  const { [PLAN_LABEL]: plan, [RESTORED_FROM]: restoredFrom } = metadata;
  return { id, status, size, name: typeof name === 'string' ? name : '', plan, restoredFrom };
}

/** Metadata is texts only; what else stands there is not looked at. */
export function textsIn(metadata: unknown): Readonly<Record<string, string>> {
  const entries = isFields(metadata) ? Object.entries(metadata) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

import { DOCUMENTED_PLAN } from '../sample-plans';
import type { BlockStore } from './block-store';

const { project_id, user_id, job_id } = DOCUMENTED_PLAN;

/** What the documented example backs up: two volumes of its project that carry its label. */
const DEMO_VOLUMES = [
  {
    id: '5c6f1f0a-3b0e-4b53-9d5c-0d6a2f1b7e01',
    name: 'database',
    size: 2,
    metadata: { backup_plan_id: job_id },
  },
  { id: '5c6f1f0a-3b0e-4b53-9d5c-0d6a2f1b7e02', name: 'mail', size: 1, metadata: { backup_plan_id: job_id } },
];

export function addDemoVolumes(store: BlockStore): void {
  for (const volume of DEMO_VOLUMES) store.addVolume({ ...volume, project_id, user_id });
}

import type { StoredAction } from '../../functions/actions/document/action';

/** An action as stored; change what the case is about. */
export function storedAction(changes: Partial<StoredAction> = {}): StoredAction {
  return {
    project_id: '3046fb2c2a314a0fbb32607caa1e5277',
    action_id: 'b9dc9e548b914b80a06d752342828371',
    user_id: 'd1899d7f32d64b1bb95e262e7a6a4bc2',
    freezer_action: { action: 'backup', mode: 'fs', backup_name: 'etc', path_to_backup: '/etc' },
    max_retries: 5,
    max_retries_interval: 6,
    created_at: '2024-05-09T09:51:10.000000',
    updated_at: '2024-05-09T09:51:10.000000',
    _extra: {},
    _version: 1,
    ...changes,
  };
}

import type { Fields } from './seen';

/** One try, unlike a job that says nothing: a failure is to be seen at once. */
const ONCE = { max_retries: 0, max_retries_interval: 1 };
/** An agent wants to know a storage even if it stores nothing; its own default is Swift. */
const STORAGE = { storage: 'local' };

/** What is to be done when; without a schedule it is done once, as soon as a scheduler hears of it. */
export function planOf(actions: readonly Fields[], job_schedule: Fields = {}): Fields {
  return { job_schedule, job_actions: actions.map((action) => ({ ...ONCE, freezer_action: action })) };
}

export function exec(command: string): Fields {
  return { ...STORAGE, action: 'exec', command };
}

interface Files {
  readonly container: string;
  readonly backup_name: string;
}

export function backup(files: Files, path_to_backup: string): Fields {
  return { ...STORAGE, ...files, action: 'backup', mode: 'fs', path_to_backup };
}

export function restore(files: Files, restore_abs_path: string): Fields {
  return { ...STORAGE, ...files, action: 'restore', mode: 'fs', restore_abs_path };
}

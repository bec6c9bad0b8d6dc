import { Level } from 'level';
import { types } from 'node:util';

/**
 * Opens a folder for tables as dynalite does it, which ends the process where it cannot; makes the folder if need be.
 * @throws Error with one sentence when the folder cannot be used.
 */
export async function assertTableFolder(path: string): Promise<void> {
  const level = new Level(path);
  try {
    await level.open();
  } catch (error) {
    throw new Error(`Tables cannot be kept in ${path}: ${reasonOf(error)}.`, { cause: error });
  }
  await level.close();
}

/** What Level was told by the file system is in the cause of its error. */
function reasonOf(error: unknown): string {
  const cause = types.isNativeError(error) ? error.cause : undefined;
  if (!types.isNativeError(cause)) return String(error);
  const isLocked = 'code' in cause && cause.code === 'LEVEL_LOCKED';
  return isLocked ? 'another local stack uses it' : cause.message;
}

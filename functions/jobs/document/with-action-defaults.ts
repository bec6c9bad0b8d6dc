import { BadDataFormat } from '../../errors';
import type { JobAction } from './job';
import type { JsonObject } from '../../documents/json';

/** What a stored plan can hold, and less than a function's memory by far. */
const MOST_COPIED_BYTES = 128 * 1024;

/**
 * The entries with each default copied into every `freezer_action` where the key is missing or null.
 * @throws BadDataFormat when that would make too much of a small body.
 */
export function withActionDefaults(
  actions: readonly JobAction[],
  defaults: JsonObject,
): readonly JobAction[] {
  const bytes = actions.length * Buffer.byteLength(JSON.stringify(defaults));
  if (bytes > MOST_COPIED_BYTES) {
    throw new BadDataFormat(
      `action_defaults take ${bytes} bytes in all actions together; ${MOST_COPIED_BYTES} (128 KB) are allowed.`,
    );
  }
  return actions.map((entry) => {
    const given = Object.entries(entry.freezer_action).filter(
      ([key, value]) => value !== null || !Object.hasOwn(defaults, key),
    );
    return { ...entry, freezer_action: { ...defaults, ...Object.fromEntries(given) } };
  });
}

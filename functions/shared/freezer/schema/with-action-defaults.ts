import { BadDataFormat } from '../../errors';
import type { JobAction, JsonObject } from '../job';

/** More do not fit a stored plan, and copying them would take more memory than a function has. */
const MOST_COPIES = 20_000;

/**
 * The entries with each default copied into every `freezer_action` where the key is missing or null.
 * @throws BadDataFormat when that would make too much of a small body.
 */
export function withActionDefaults(
  actions: readonly JobAction[],
  defaults: JsonObject,
): readonly JobAction[] {
  const copies = actions.length * Object.keys(defaults).length;
  if (copies > MOST_COPIES) {
    throw new BadDataFormat(
      `action_defaults would be copied ${copies} times, into every action; ${MOST_COPIES} are allowed.`,
    );
  }
  return actions.map((entry) => {
    const given = Object.entries(entry.freezer_action).filter(
      ([key, value]) => value !== null || !Object.hasOwn(defaults, key),
    );
    return { ...entry, freezer_action: { ...defaults, ...Object.fromEntries(given) } };
  });
}

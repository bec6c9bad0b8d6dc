import type { JobAction, JsonObject } from '../job';

/** The entries with each default copied into every `freezer_action` where the key is missing or null. */
export function withActionDefaults(
  actions: readonly JobAction[],
  defaults: JsonObject,
): readonly JobAction[] {
  return actions.map((entry) => {
    const given = Object.entries(entry.freezer_action).filter(
      ([key, value]) => value !== null || !Object.hasOwn(defaults, key),
    );
    return { ...entry, freezer_action: { ...defaults, ...Object.fromEntries(given) } };
  });
}

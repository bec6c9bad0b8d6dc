import type { Match, Target } from './check';

/** @returns undefined where the target lacks a key, which denies the check (and allows its `not`). */
export function substitute(match: Match, target: Target): string | undefined {
  let text = '';
  for (const part of match) {
    const value = typeof part === 'string' ? part : ownText(target, part.key);
    if (value === undefined) return undefined;
    text += value;
  }
  return text;
}

/** A policy may say `%(constructor)s`, which JavaScript would find in any object. */
function ownText(target: Target, key: string): string | undefined {
  return Object.hasOwn(target, key) ? target[key] : undefined;
}

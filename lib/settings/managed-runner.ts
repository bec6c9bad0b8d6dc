import { type ManagedRunner, MANAGED_RUNNERS } from '../../functions/contract/managed-runner';
import { oneOf } from './readers';
import { type Reader, SettingError } from './setting';

const MEANINGS: Readonly<Record<ManagedRunner, string>> = {
  none: 'nobody runs managed plans',
  external: 'the platform has a runner of its own, as with true before',
  stack: 'this stack runs them',
  paused: 'this stack runs them, but starts none for now',
};

const reader = oneOf(...MANAGED_RUNNERS);

/** It was true or false once: whoever gives that must say which runner is meant, so that no second one starts. */
export const managedRunner: Reader<ManagedRunner> = {
  ...reader,
  parse: (given) => {
    if (!['true', 'false'].includes(String(given))) return reader.parse(given);
    const meanings = MANAGED_RUNNERS.map((choice) => `${choice} (${MEANINGS[choice]})`);
    throw new SettingError(
      `The setting managedRunner is ${String(given)}, but it must be ${meanings.join(' or ')}.`,
    );
  },
};

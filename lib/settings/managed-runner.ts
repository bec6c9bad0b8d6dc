import { type ManagedRunner, MANAGED_RUNNERS } from '../../functions/contract/managed-runner';
import { oneOf } from './readers';
import { type Reader, SettingError } from './setting';

/** What deployments may choose; what is missing of `MANAGED_RUNNERS` is not whole yet, and only tests have it. */
const OFFERED: readonly ManagedRunner[] = ['none', 'external'];

/** Context key with which tests of this repository choose what is not offered. */
export const UNOFFERED = 'freezer:unoffered';

const MEANINGS: Readonly<Record<ManagedRunner, string>> = {
  none: 'nobody runs managed plans',
  external: 'the platform has a runner of its own, as with true before',
  stack: 'this stack runs them',
  paused: 'this stack runs them, but starts none for now',
};

export const managedRunner: Reader<ManagedRunner> = readerOf(OFFERED);

/** With what is not offered. */
export const anyManagedRunner: Reader<ManagedRunner> = readerOf(MANAGED_RUNNERS);

/** It was true or false once: whoever gives that must say which runner is meant, so that no second one starts. */
function readerOf(choices: readonly ManagedRunner[]): Reader<ManagedRunner> {
  const reader = oneOf(...choices);
  return {
    ...reader,
    parse: (given) => {
      if (!['true', 'false'].includes(String(given))) return reader.parse(given);
      const meanings = choices.map((choice) => `${choice} (${MEANINGS[choice]})`);
      throw new SettingError(
        `The setting managedRunner is ${String(given)}, but it must be ${meanings.join(' or ')}.`,
      );
    },
  };
}

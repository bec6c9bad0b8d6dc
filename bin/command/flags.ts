import { parseArgs, type ParseArgsConfig } from 'node:util';
import { reasonOf, Refusal } from './refusal';

/** Flags by name, as `parseArgs` of node:util describes them. */
export type Flags = NonNullable<ParseArgsConfig['options']>;

export const TEXT = { type: 'string' } as const;
export const SWITCH = { type: 'boolean' } as const;

/**
 * The values of a command's flags, and what stands between them.
 * @throws Refusal when a flag is unknown, lacks its value or has one too many.
 */
export function parseFlags<const Options extends Flags>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    // Node's message goes on with advice about positional arguments.
    const [problem] = reasonOf(error).split(/\.\s/);
    throw new Refusal(`${problem}: --help shows the flags.`);
  }
}

/** @throws Refusal when the flag was not given, or is empty. */
export function requiredFlag(flag: string, value: string | undefined): string {
  if (!value) throw new Refusal(`--${flag} is missing: --help shows the flags.`);
  return value;
}

/** @throws Refusal when a flag was given that only another command has. */
export function assertNoneOf(foreign: Flags, given: object, command: string): void {
  const flag = Object.keys(given).find((name) => name in foreign);
  if (flag !== undefined) {
    throw new Refusal(`--${flag} belongs to "${command}": --help shows how it is used.`);
  }
}

/** @throws Refusal that repeats the value: not for flags that may hold a secret. */
export function choiceOf<Choice extends string>(
  flag: string,
  choices: readonly Choice[],
  value: string,
): Choice {
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) {
    throw new Refusal(`--${flag} is ${JSON.stringify(value)}, but it must be ${choices.join(' or ')}.`);
  }
  return choice;
}

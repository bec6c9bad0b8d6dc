import { readFileSync } from 'node:fs';
import { isFields } from '../../functions/keystone/json';
import { type Credentials, type Environment, readCredentials } from '../command/credentials';
import { reasonOf, Refusal } from '../command/refusal';

/**
 * Credentials of several callers, each an object with the variables that `openrc` would set.
 * @throws Refusal, without anything of the file's content, when it is not such a list.
 */
export function readCredentialsFile(file: string): readonly Credentials[] {
  const list = parse(file);
  if (!Array.isArray(list) || list.length === 0 || !list.every(isEnvironment)) {
    throw new Refusal(`${file} must be a JSON list of objects with OS_* variables, all of them texts.`);
  }
  return list.map((environment, index) => {
    try {
      return readCredentials(environment);
    } catch (error) {
      throw new Refusal(`${file}, entry ${index + 1}: ${reasonOf(error)}`);
    }
  });
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    // Node's message about JSON repeats a part of it.
    const reason = error instanceof SyntaxError ? 'it is not JSON' : reasonOf(error);
    throw new Refusal(`${file} cannot be read: ${reason}.`);
  }
}

function isEnvironment(value: unknown): value is Environment {
  return isFields(value) && Object.values(value).every((variable) => typeof variable === 'string');
}

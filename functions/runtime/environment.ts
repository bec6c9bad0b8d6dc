import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Value of an environment variable that the stack sets only where a setting asks for it. */
export function optionalEnvironment(name: string): string | undefined {
  const value = process.env[name];
  return value === '' ? undefined : value;
}

/** Value of an environment variable that the stack always sets; its absence stops the start of the function. */
export function requireEnvironment(name: string): string {
  const value = optionalEnvironment(name);
  if (value === undefined) throw new Error(`The environment variable ${name} is not set.`);
  return value;
}

/** Text of a file beside the bundle, whose name is in an environment variable; undefined where no setting asks for it. */
export function assetFile(name: string): string | undefined {
  const file = optionalEnvironment(name);
  return file === undefined ? undefined : readFileSync(join(__dirname, file), 'utf8');
}

/** The functions above, for what entries have in common. */
export const THIS_ENVIRONMENT = {
  required: requireEnvironment,
  optional: optionalEnvironment,
  asset: assetFile,
} as const;

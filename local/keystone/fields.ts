import { badRequest } from './errors';

/** A JSON object of which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws KeystoneError 400 when the field is missing or not an object. */
export function objectAt(parent: Fields, name: string): Fields {
  const value = parent[name];
  if (!isFields(value)) throw badRequest(`The request needs the object "${name}".`);
  return value;
}

/** @throws KeystoneError 400 when the field is missing or not a string. */
export function textAt(parent: Fields, name: string): string {
  const value = parent[name];
  if (typeof value !== 'string') throw badRequest(`The request needs the string "${name}".`);
  return value;
}

/** @throws KeystoneError 400 when the field is missing or not a list of strings. */
export function textsAt(parent: Fields, name: string): readonly string[] {
  const value: unknown = parent[name];
  if (!isTexts(value)) throw badRequest(`The request needs the list of strings "${name}".`);
  return value;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

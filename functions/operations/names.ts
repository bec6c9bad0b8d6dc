import { PROJECT_ID_PATTERN } from '../contract/identity';
import { shownText } from '../documents/shown-value';
import { DocumentNotFound } from '../errors';
import type { PathParameters } from '../http/api-request';

/** What a kind of document is called: in paths, in answers and in errors. */
export interface ResourceNames<Id extends string = string> {
  /** In the answer of a list. */
  readonly collection: string;
  /** In paths, answers and tables. */
  readonly id: Id;
  /** In errors, with a capital. */
  readonly what: string;
  readonly ids: IdForm;
}

/** What an id can be; an id that cannot be is one that is not there. */
interface IdForm {
  readonly pattern: RegExp;
  /** In words. */
  readonly allowed: string;
}

/** Freezer's pattern, in ASCII and with an end: a sort key takes 1,024 bytes, and indexes append the id to theirs. */
export const WORD_IDS: IdForm = {
  pattern: /^[A-Za-z0-9_-]{1,255}$/,
  allowed: '1 to 255 of the characters A-Z a-z 0-9 _ -',
};

/** Where a document is stored. */
export type DocumentKey<Id extends string> = { readonly project_id: string } & Readonly<Record<Id, string>>;

/**
 * The key of the document that a URL names.
 * @throws DocumentNotFound when no such document can have this id; the storage is not asked then.
 */
export function documentKey<Id extends string>(
  parameters: PathParameters,
  { id, what, ids }: ResourceNames<Id>,
): DocumentKey<Id> {
  const value = parameters[id] ?? '';
  if (!ids.pattern.test(value)) {
    throw new DocumentNotFound(`No ${what.toLowerCase()} has such an ID: it has ${ids.allowed}`);
  }
  return { project_id: projectId(parameters), [id]: value } as DocumentKey<Id>;
}

/**
 * The project that a URL names.
 * @throws DocumentNotFound when no project can have such an id.
 */
export function projectId({ project_id = '' }: PathParameters): string {
  if (!PROJECT_ID_PATTERN.test(project_id)) {
    throw new DocumentNotFound('No project has such an ID: it has 1 to 64 of the characters A-Z a-z 0-9 _ -');
  }
  return project_id;
}

/** The sentence of a 404. */
export function noSuch<Id extends string>({ what, id }: ResourceNames<Id>, key: DocumentKey<Id>): string {
  return `${what} not found with ID ${shownText(key[id])}`;
}

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
export interface IdForm {
  readonly pattern: RegExp;
  /** In words. */
  readonly allowed: string;
}

/** Freezer's pattern, in ASCII and with an end: a sort key takes 1,024 bytes, and indexes append the id to theirs. */
export const WORD_IDS: IdForm = {
  pattern: /^[A-Za-z0-9_-]{1,255}$/,
  allowed: '1 to 255 of the characters A-Z a-z 0-9 _ -',
};

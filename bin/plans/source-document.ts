import type { JsonObject } from '../../functions/documents/json';

/** What a source gives: a document, or why what stands there is none. */
export type SourceDocument = {
  /** Where it stands, for people: `line 17`. */
  readonly at: string;
} & ({ readonly document: JsonObject } | { readonly fault: string });

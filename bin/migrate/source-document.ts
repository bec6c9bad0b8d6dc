import type { JsonObject } from '../../functions/documents/json';
import type { KindName } from './kind';

/** What a source gives: a document, or why what stands there is none. */
export type SourceDocument = {
  /** Where it stands, for people: `line 17`. */
  readonly at: string;
} & (
  | { readonly kind: KindName; readonly document: JsonObject }
  | { readonly kind?: KindName; readonly fault: string }
);

/** The ids by which the documents of the API tell their kind: a plan names its session as well, a record its plan. */
const ID_OF: readonly (readonly [id: string, kind: KindName])[] = [
  ['job_id', 'jobs'],
  ['backup_id', 'backups'],
  ['action_id', 'actions'],
  ['session_id', 'sessions'],
  ['client', 'clients'],
  ['client_id', 'clients'],
];

/** Which kind a document is of, as far as it tells. */
export function kindOfDocument(document: JsonObject): KindName | undefined {
  return ID_OF.find(([id]) => document[id] !== undefined)?.[1];
}

import { FreezerError } from '../../functions/errors';
import { jsonBody } from '../../functions/http/json-body';
import type { KindName } from './kind';
import { kindOfDocument, type SourceDocument } from './source-document';

/**
 * A document as the service would read it, with its limits: a number that would be rounded is a fault here too.
 * @param kind Where the source says it; else the document has to tell.
 */
export function parseDocument(at: string, text: string, kind?: KindName): SourceDocument {
  try {
    const document = jsonBody({ body: text });
    const known = kind ?? kindOfDocument(document);
    if (known !== undefined) return { at, kind: known, document };
    return {
      at,
      fault: 'It has none of job_id, backup_id, action_id, session_id and client_id: no kind of document',
    };
  } catch (error) {
    if (!(error instanceof FreezerError)) throw error;
    return { at, ...(kind && { kind }), fault: error.message };
  }
}

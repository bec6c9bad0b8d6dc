import { FreezerError } from '../../functions/errors';
import { jsonBody } from '../../functions/http/json-body';
import type { SourceDocument } from './source-document';

/** A document as the service would read it, with its limits: a number that would be rounded is a fault here too. */
export function parseDocument(at: string, text: string): SourceDocument {
  try {
    return { at, document: jsonBody({ body: text }) };
  } catch (error) {
    if (!(error instanceof FreezerError)) throw error;
    return { at, fault: error.message };
  }
}

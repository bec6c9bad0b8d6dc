import type { JsonObject } from '../../documents/json';

const LABEL = '[a-zA-Z\\d](?:[a-zA-Z\\d-]{0,61}[a-zA-Z\\d])?';

/** A host name, which a project or another word and `_` may precede: agents take `<project_id>_<host name>`. */
export const CLIENT_ID_PATTERN = `^(?:[\\w-]+_)?${LABEL}(?:\\.${LABEL})*$`;

/** An index's sort key takes 1,024 bytes: of a plan, client_id, created_at and job_id go into one. */
export const LONGEST_CLIENT_ID = 512;

/** The id of a client in whatever document. */
export const CLIENT_ID: JsonObject = {
  type: 'string',
  maxLength: LONGEST_CLIENT_ID,
  pattern: CLIENT_ID_PATTERN,
};

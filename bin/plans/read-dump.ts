import { Refusal } from '../command/refusal';
import { parseDocument } from './parse-document';
import type { SourceDocument } from './source-document';
import { rowsOf, type SqlRow } from './sql-dump';

const TABLE = 'jobs';
/** Of Freezer's table: what its API calls job_schedule is `schedule` there, and both documents are texts. */
const COLUMNS = ['id', 'project_id', 'user_id', 'client_id', 'schedule', 'job_actions', 'deleted'] as const;
/** Columns under the names of the API. */
const PLAIN = ['project_id', 'user_id', 'client_id', 'session_id', 'session_tag', 'description'] as const;

/**
 * The plans of a dump of Freezer's database. Freezer keeps what was deleted; that is left out.
 * @throws Refusal when the dump is not one of Freezer's, or is too long for one text.
 */
export async function* readDump(pieces: AsyncIterable<string>): AsyncGenerator<SourceDocument> {
  const read: string[] = [];
  for await (const piece of pieces) read.push(piece);
  let number = 0;
  for (const row of rowsOf(joined(read), TABLE)) {
    number++;
    assertColumns(row);
    if (!isDeleted(row)) yield rowDocument(`row ${number}`, row);
  }
}

function joined(pieces: readonly string[]): string {
  try {
    return pieces.join('');
  } catch {
    throw new Refusal(`The dump is too long: dump the table "${TABLE}" alone.`);
  }
}

function assertColumns(row: SqlRow): void {
  const missing = COLUMNS.filter((column) => !(column in row));
  if (missing.length > 0) {
    throw new Refusal(
      `The table "${TABLE}" of the dump has no column ${missing.join(', ')}: it is not Freezer 13's.`,
    );
  }
}

function isDeleted({ deleted }: SqlRow): boolean {
  return deleted !== null && Number(deleted) !== 0;
}

function rowDocument(at: string, row: SqlRow): SourceDocument {
  const documents = [String(row['schedule']), String(row['job_actions'])] as const;
  // Both by themselves before they are put together: otherwise one could go on with members of its own.
  if (!documents.every(isJson)) return { at, fault: 'Malformed JSON' };
  const [schedule, actions] = documents;
  const fields: [string, string][] = PLAIN.map((column) => [column, JSON.stringify(row[column] ?? null)]);
  const members = [
    ['job_id', JSON.stringify(row['id'])],
    ...fields,
    ['job_schedule', schedule],
    ['job_actions', actions],
    ...times(row),
  ];
  // The documents are put together as texts, so that their numbers are looked at before they are read.
  return parseDocument(at, `{${members.map(([name, json]) => `"${name}":${json}`).join()}}`);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A plan that was never changed has no `updated_at`. */
function times(row: SqlRow): readonly (readonly [string, string])[] {
  return ['created_at', 'updated_at'].flatMap((column) => {
    const value = row[column] ?? null;
    return value === null ? [] : [[column, JSON.stringify(value)] as const];
  });
}

import { withCloud } from '../command/clouds';
import { type Credentials, type Environment, readCredentials } from '../command/credentials';
import { Refusal } from '../command/refusal';
import { readAuthUrl } from '../command/service-url';
import type { CallersArguments, Source } from './arguments';
import { openDatabase } from './database/open-database';
import { askPassword } from './database/password';
import { readDatabase } from './database/read-database';
import { KIND_NAMES, type KindName } from './kind';
import type { TableNames } from './open-kinds';
import { readApi } from './read-api';
import { readCredentialsFile } from './read-credentials';
import { readLines } from './read-lines';
import type { SourceDocument } from './source-document';

export interface OpenSource {
  readonly documents: AsyncIterable<SourceDocument>;
  /** How many there are, where the source knows. */
  readonly total?: number;
  close(): Promise<void>;
}

interface Surroundings {
  /** Only kinds of documents whose tables are named are asked for. */
  readonly tables: TableNames;
  readonly environment: Environment;
}

/** @throws Refusal when it lacks something. That a file or an API cannot be read shows only when it is. */
export async function openSource(source: Source, { tables, environment }: Surroundings): Promise<OpenSource> {
  const isAsked = (kind: KindName): boolean => tables[kind] !== undefined;
  switch (source.kind) {
    case 'file':
      return { documents: someOf(readLines(source.file), source.file), close: closed };
    case 'database': {
      const password = await askPassword(environment, source.place);
      const snapshot = await openDatabase({ ...source.place, password, tlsCa: source.tlsCa });
      const read = await readDatabase(snapshot, isAsked);
      return { ...read, close: () => snapshot.close() };
    }
    case 'api': {
      const { authUrl, credentials } = callersOf(source, environment);
      const kinds = KIND_NAMES.filter(isAsked);
      return { documents: readApi({ url: source.url, authUrl, credentials, kinds }), close: closed };
    }
  }
}

/** Where and as whom a running Freezer is asked. */
export function callersOf(
  { authUrl, credentials }: CallersArguments,
  environment: Environment,
): { readonly authUrl: string; readonly credentials: readonly Credentials[] } {
  const own = withCloud(environment);
  return {
    authUrl: readAuthUrl(authUrl, own),
    credentials: credentials === undefined ? [readCredentials(own)] : readCredentialsFile(credentials),
  };
}

function closed(): Promise<void> {
  return Promise.resolve();
}

/** @throws Refusal for a file that has nothing at all: it is hardly the one that was meant. */
async function* someOf(source: AsyncIterable<SourceDocument>, file: string): AsyncGenerator<SourceDocument> {
  let isEmpty = true;
  for await (const given of source) {
    isEmpty = false;
    yield given;
  }
  if (isEmpty) throw new Refusal(`${file} holds no document.`);
}

import { type Credentials, type Environment, readCredentials } from '../command/credentials';
import { readAuthUrl } from '../command/service-url';
import type { Source } from './arguments';
import { readApi } from './read-api';
import { readCredentialsFile } from './read-credentials';
import { readDump } from './read-dump';
import { readLines } from './read-lines';
import { readText } from './read-text';
import type { SourceDocument } from './source-document';

/** @throws Refusal when it lacks something. That it cannot be read shows only when it is. */
export function openSource(source: Source, environment: Environment): AsyncIterable<SourceDocument> {
  switch (source.kind) {
    case 'file':
      return readLines(readText(source.file));
    case 'sql':
      return readDump(readText(source.file));
    case 'api':
      return readApi({
        url: source.url,
        authUrl: readAuthUrl(source.authUrl, environment),
        credentials: callersOf(source.credentials, environment),
      });
  }
}

function callersOf(file: string | undefined, environment: Environment): readonly Credentials[] {
  return file === undefined ? [readCredentials(environment)] : readCredentialsFile(file);
}

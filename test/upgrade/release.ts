import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuthorizerContext } from '../../functions/http/authorizer-context';
import { sourceOf } from './release-source';
import type { ReleaseTemplate } from './template-changes';

/** A stored item, or what a caller is shown of it, as JSON. */
export type Document = Readonly<Record<string, unknown>>;

/** What is kept of a version: `npm run release:fixtures` records it. */
export interface Recorded {
  readonly version: string;
  /** What the version was made of. */
  readonly commit: string;
  /** Of the settings below, as `keptOf` leaves it. */
  readonly template: ReleaseTemplate;
  /** What the authorizer says of each kind of token. */
  readonly contexts: Readonly<Record<string, AuthorizerContext>>;
  /** What is stored, by the logical id of the table. */
  readonly items: Readonly<Record<string, readonly Document[]>>;
  /** What callers are shown of each document, by its path. */
  readonly views: Readonly<Record<string, Document>>;
}

/** A version that can be run. */
export interface Release {
  readonly version: string;
  /** The folder of its source. */
  readonly source: () => string;
  readonly template: () => ReleaseTemplate;
}

/** Plans of every kind can be made with them. */
export const RELEASE_SETTINGS = { managedRunner: 'external', getBodies: 'passed' };

/** Where the records are. */
export const RECORDS = join(__dirname, 'releases');

/** The versions that were released, the oldest first. */
export const RECORDED: readonly Recorded[] = readdirSync(RECORDS)
  .map((file) => JSON.parse(readFileSync(join(RECORDS, file), 'utf8')) as Recorded)
  .sort((one, other) => one.version.localeCompare(other.version, 'en', { numeric: true }));

/** One that can be run. */
export function released({ version, commit, template }: Recorded): Release {
  return { version, source: () => sourceOf(commit), template: () => template };
}

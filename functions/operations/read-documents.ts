import type { JsonObject } from '../documents/json';
import { isUnconditional, matches, type Search } from '../documents/search';
import type { StoredDocument } from '../documents/stored-document';
import { BadDataFormat, DocumentNotFound } from '../errors';
import type { ApiRequest } from '../http/api-request';
import type { Operation } from '../http/operation';
import { type Page, pageOf } from '../http/paging';
import { type GetBodies, searchOf } from '../http/search-source';
import type { Span } from '../storage/item-pages';
import { documentKey, type DocumentKey, noSuch, projectId, type ResourceNames } from './names';
import { shownResponse } from './responses';

/** A document as it is stored, and what the caller sees of it. */
export interface Listed<Stored> {
  readonly stored: Stored;
  readonly document: JsonObject;
}

/** The function is ended after 5 s, with an answer that helps nobody. */
const READ_BUDGET_MS = 4000;
/** Lambda's limit is 6 MB; what is left is for headers. */
export const LARGEST_ANSWER_BYTES = 5_500_000;

/**
 * Documents as they come, for as long as there is time.
 * @param now Milliseconds since any moment.
 * @throws BadDataFormat with a sentence on how to ask for less.
 */
export async function* withinTime<Stored>(
  documents: AsyncIterable<Stored>,
  now: () => number,
): AsyncGenerator<Stored> {
  const end = now() + READ_BUDGET_MS;
  for await (const document of documents) {
    if (now() > end) {
      throw new BadDataFormat(
        `There is more to read than ${READ_BUDGET_MS / 1000} seconds allow: ` +
          'search for one client_id where there are plans, or ask for a smaller limit and offset.',
      );
    }
    yield document;
  }
}

/**
 * One page of documents; nothing is read beyond it.
 * @param enough How many will do where no more fit into one answer; the whole page, if nothing is said.
 * @throws BadDataFormat when they are larger than an answer can be.
 */
export async function pageFrom<Stored>(
  documents: AsyncIterable<Listed<Stored>> | Iterable<Listed<Stored>>,
  { limit, offset }: Page,
  enough = limit,
): Promise<readonly Listed<Stored>[]> {
  const page: Listed<Stored>[] = [];
  let [position, bytes] = [0, 0];
  for await (const listed of documents) {
    if (position++ < offset) continue;
    bytes += answerBytes(listed.document);
    if (bytes > LARGEST_ANSWER_BYTES) {
      if (page.length >= enough) break;
      throw new BadDataFormat(
        `These documents are too large for one answer: ask for fewer, here with ?limit=${page.length}.`,
      );
    }
    page.push(listed);
    if (page.length === limit) break;
  }
  return page;
}

/** A function's result is JSON that holds the body as a string, so that its quotes are escaped once more. */
function answerBytes(document: JsonObject): number {
  return Buffer.byteLength(JSON.stringify(JSON.stringify(document)));
}

export interface ListDocumentsOptions<Document> {
  readonly names: Pick<ResourceNames, 'collection'>;
  /** A project's documents in their order, without those that the span leaves out. */
  readonly list: (project_id: string, span?: Span) => AsyncIterable<Document>;
  /** What the caller sees. */
  readonly show: (document: Document) => JsonObject;
  /** What a search may ask for besides, where a resource knows more: undefined when this one does not. */
  readonly alsoAsks?: (search: Search) => ((document: Document) => boolean) | undefined;
  readonly getBodies: GetBodies;
  /** Milliseconds since any moment. */
  readonly now?: () => number;
}

/** Lists a project's documents by `created_at`, then id: docs/adr/0004-lists-and-search.md. */
export function listDocuments<Document>(options: ListDocumentsOptions<Document>): Operation {
  const { names, list, show, alsoAsks, getBodies, now = Date.now } = options;
  return async (request) => {
    const search = searchOf(request, getBodies);
    const page = pageOf(request.query);
    const passes = alsoAsks?.(search);
    const all = isUnconditional(search) && passes === undefined;
    const span = all ? { skip: page.offset, limit: page.limit } : undefined;
    const listed = async function* (): AsyncGenerator<Listed<Document>> {
      for await (const stored of withinTime(list(projectId(request.parameters), span), now)) {
        const document = show(stored);
        if (matches(search, document) && (passes?.(stored) ?? true)) yield { stored, document };
      }
    };
    const found = await pageFrom(listed(), all ? { ...page, offset: 0 } : page);
    return { status: 200, body: { [names.collection]: found.map(({ document }) => document) } };
  };
}

interface GetDocumentOptions<Id extends string, Document> {
  readonly names: ResourceNames<Id>;
  readonly find: (key: DocumentKey<Id>, request: ApiRequest) => Promise<Document | undefined>;
  /** What the caller sees. */
  readonly show: (document: Document, request: ApiRequest) => JsonObject | Promise<JsonObject>;
}

/** Shows one document: 200, 304 where the caller has it already, 404 where there is none. */
export function getDocument<Id extends string, Document extends StoredDocument>({
  names,
  find,
  show,
}: GetDocumentOptions<Id, Document>): Operation {
  return async (request) => {
    const key = documentKey(request.parameters, names);
    const document = await find(key, request);
    if (!document) throw new DocumentNotFound(noSuch(names, key));
    return shownResponse(request, document, await show(document, request));
  };
}

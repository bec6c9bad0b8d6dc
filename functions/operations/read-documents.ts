import { LIMITS } from '../contract/limits';
import type { JsonObject } from '../documents/json';
import { isUnconditional, matcherOf, type Search, valueIn } from '../documents/search';
import type { StoredDocument } from '../documents/stored-document';
import { responseBytes } from '../documents/users-part';
import { BadDataFormat, DocumentNotFound } from '../errors';
import type { ApiRequest, PathParameters } from '../http/api-request';
import type { Operation } from '../http/operation';
import { type Page, pageOf } from '../http/paging';
import { type GetBodies, searchOf } from '../http/search-source';
import type { Span } from '../storage/item-pages';
import { documentKey, type DocumentKey, noSuch, projectId, type ResourceNames } from './names';
import { ReadBudget } from './read-budget';
import { shownResponse } from './responses';

/** A document as it is stored, and what the caller sees of it. */
export interface Listed<Stored> {
  readonly stored: Stored;
  readonly document: JsonObject;
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
    bytes += responseBytes(listed.document);
    if (bytes > LIMITS.responseBytes) {
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

interface ListDocumentsOptions<Id extends string, Document> {
  readonly names: ResourceNames<Id>;
  readonly find: (key: DocumentKey<Id>) => Promise<Document | undefined>;
  /** A project's documents in their order, without those that the span leaves out; a search may need fewer. */
  readonly list: (project_id: string, span: Span, search: Search) => AsyncIterable<Document>;
  /** What the caller sees. */
  readonly show: (document: Document) => JsonObject;
  /** What a search may ask for besides, where a resource knows more: undefined when this one does not. */
  readonly alsoAsks?: (search: Search) => ((document: Document) => boolean) | undefined;
  readonly getBodies: GetBodies;
  /** Milliseconds since any moment. */
  readonly now?: () => number;
}

/** Lists a project's documents by `created_at`, then id: docs/adr/0004-lists-and-search.md. */
export function listDocuments<Id extends string, Document>(
  options: ListDocumentsOptions<Id, Document>,
): Operation {
  const { names, list, find, show, alsoAsks, getBodies, now } = options;
  return async (request) => {
    const search = searchOf(request, getBodies);
    const matches = matcherOf(search);
    const page = pageOf(request.query);
    const passes = alsoAsks?.(search);
    const all = isUnconditional(search) && passes === undefined;
    const budget = new ReadBudget(now);
    const span = all ? { skip: page.offset, limit: page.limit, budget } : { budget };
    const project_id = projectId(request.parameters);
    const id = valueIn(search, names.id);
    const stored =
      id === undefined ? list(project_id, span, search) : only(find, names, { project_id, [names.id]: id });
    const listed = async function* (): AsyncGenerator<Listed<Document>> {
      for await (const one of budget.within(stored)) {
        const document = show(one);
        if (matches(document) && (passes?.(one) ?? true)) yield { stored: one, document };
      }
    };
    const found = await pageFrom(listed(), all ? { ...page, offset: 0 } : page);
    return { status: 200, body: { [names.collection]: found.map(({ document }) => document) } };
  };
}

/** The one document that a search for an id can find, read by its key. */
export async function* only<Id extends string, Document>(
  find: (key: DocumentKey<Id>) => Promise<Document | undefined>,
  names: ResourceNames<Id>,
  parameters: PathParameters,
): AsyncGenerator<Document> {
  if (!names.ids.pattern.test(parameters[names.id] ?? '')) return;
  const document = await find(documentKey(parameters, names));
  if (document) yield document;
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

import type { JsonObject } from '../documents/json';
import { isUnconditional, matches, type Search } from '../documents/search';
import type { Operation } from '../http/api-request';
import { pageOf } from '../http/paging';
import { type GetBodies, searchOf } from '../http/search-source';
import type { Span } from '../storage/item-pages';
import { projectId } from './names';
import { type Listed, pageFrom, withinTime } from './list-page';
import type { ResourceNames } from './resource-names';

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

import { TOKEN_HEADER } from '../../functions/contract/token';
import { isFields, parseJson } from '../../functions/keystone/json';
import type { Credentials } from '../command/credentials';
import { login, type Visitor } from '../command/login';
import { reasonOf, Refusal } from '../command/refusal';
import { type Reply, send } from '../command/send';
import { shownDocument } from './freezer-shown';
import type { KindName } from './kind';
import { parseDocument } from './parse-document';
import type { SourceDocument } from './source-document';

export interface ApiSource {
  readonly url: string;
  readonly authUrl: string;
  /** Freezer 13 lists nobody's documents but one's own. */
  readonly credentials: readonly Credentials[];
  readonly kinds: readonly KindName[];
}

const PAGE = 100;

/**
 * The documents that a running Freezer lists to each of the callers, kind by kind and page by page.
 * @throws Refusal when it does not answer as Freezer does. It tells nothing of an answer but its status.
 */
export async function* readApi({
  url,
  authUrl,
  credentials,
  kinds,
}: ApiSource): AsyncGenerator<SourceDocument> {
  for (const [index, own] of credentials.entries()) {
    const visitor = await login(authUrl, own);
    for (const kind of kinds) {
      let number = 0;
      for await (const document of listedTo(visitor, url, kind)) {
        number++;
        const text = JSON.stringify(shownDocument(kind, document));
        yield parseDocument(`credentials ${index + 1}, ${kind} ${number}`, text, kind);
      }
    }
  }
}

/** Up to an empty page: a short one may be a limit of the server's own. */
export async function* listedTo(visitor: Visitor, url: string, kind: KindName): AsyncGenerator {
  let before = '';
  for (let offset = 0; ;) {
    const { status, body } = await page(url, visitor, kind, offset);
    const documents = status === 200 ? listed(body, kind) : undefined;
    if (!documents)
      throw new Refusal(`${url} answered ${status} to a list of ${kind} of ${visitor.projectId}.`);
    if (documents.length === 0) return;
    if (body === before) throw new Refusal(`${url} answers every page of its list alike.`);
    yield* documents;
    before = body;
    offset += documents.length;
  }
}

async function page(
  url: string,
  { projectId, token }: Visitor,
  kind: KindName,
  offset: number,
): Promise<Reply> {
  const path = `/v2/${projectId}/${kind}/?limit=${PAGE}&offset=${offset}`;
  try {
    return await send({ url, path, headers: { [TOKEN_HEADER]: token, Accept: 'application/json' } });
  } catch (error) {
    throw new Refusal(`${url} cannot be asked: ${reasonOf(error)}.`);
  }
}

function listed(body: string, kind: KindName): readonly unknown[] | undefined {
  const answer = parseJson(body);
  const documents = isFields(answer) ? answer[kind] : undefined;
  return Array.isArray(documents) ? documents : undefined;
}

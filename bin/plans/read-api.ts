import { TOKEN_HEADER } from '../../functions/contract/token';
import { isFields, parseJson } from '../../functions/keystone/json';
import type { Credentials } from '../command/credentials';
import { login, type Visitor } from '../command/login';
import { reasonOf, Refusal } from '../command/refusal';
import { type Reply, send } from '../command/send';
import { parseDocument } from './parse-document';
import type { SourceDocument } from './source-document';

export interface ApiSource {
  readonly url: string;
  readonly authUrl: string;
  /** Freezer 13 lists nobody's plans but one's own. */
  readonly credentials: readonly Credentials[];
}

const PAGE = 100;

/**
 * The plans that a running Freezer lists to each of the callers, page by page.
 * @throws Refusal when it does not answer as Freezer does. It tells nothing of an answer but its status.
 */
export async function* readApi({ url, authUrl, credentials }: ApiSource): AsyncGenerator<SourceDocument> {
  for (const [index, own] of credentials.entries()) {
    const visitor = await login(authUrl, own);
    let number = 0;
    for await (const document of plansOf(url, visitor)) {
      number++;
      yield parseDocument(`credentials ${index + 1}, plan ${number}`, JSON.stringify(document));
    }
  }
}

/** Up to an empty page: a short one may be a limit of the server's own. */
async function* plansOf(url: string, visitor: Visitor): AsyncGenerator {
  let before = '';
  for (let offset = 0; ;) {
    const { status, body } = await list(url, visitor, offset);
    const plans = status === 200 ? listed(body) : undefined;
    if (!plans) throw new Refusal(`${url} answered ${status} to a list of plans of ${visitor.projectId}.`);
    if (plans.length === 0) return;
    if (body === before) throw new Refusal(`${url} answers every page of its list alike.`);
    yield* plans;
    before = body;
    offset += plans.length;
  }
}

async function list(url: string, { projectId, token }: Visitor, offset: number): Promise<Reply> {
  const path = `/v2/${projectId}/jobs/?limit=${PAGE}&offset=${offset}`;
  try {
    return await send({ url, path, headers: { [TOKEN_HEADER]: token, Accept: 'application/json' } });
  } catch (error) {
    throw new Refusal(`${url} cannot be asked: ${reasonOf(error)}.`);
  }
}

function listed(body: string): readonly unknown[] | undefined {
  const answer = parseJson(body);
  return isFields(answer) && Array.isArray(answer['jobs']) ? answer['jobs'] : undefined;
}

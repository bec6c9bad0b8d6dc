import { type Reply, send } from '../../../bin/command/send';
import type { Answer } from './answers';
import type { Names } from './names';
import type { Row } from './row';

/** What freezerclient sends with every request. */
const CLIENT_HEADERS = { 'content-type': 'application/json', accept: 'application/json' };

/** One of the two servers, within one scenario. */
export class Side {
  private last: unknown;

  constructor(
    private readonly url: string,
    private readonly names: Names,
  ) {
    names.bind('url', url);
  }

  /** Sends the row's request and says what came back, in the words of the table. */
  async ask({ request, headers, body, keep }: Row, token: string | undefined): Promise<Answer> {
    const [method = '', target = ''] = request.split(' ');
    const path = this.names.fill(target.startsWith('/') ? target : `/v2/{project}/${target}`);
    const reply = await send({
      method,
      url: this.url,
      path,
      headers: headersOf({ ...CLIENT_HEADERS, 'x-auth-token': token ?? null, ...headers }),
      ...(body !== undefined && { body: this.names.fill(textOf(body, this.last)) }),
    }).catch(withoutAnswer);
    this.last = parsed(reply.body);
    if (keep !== undefined) this.names.bind(keep, idIn(this.last, idKeyOf(target)));
    return this.answerOf(reply);
  }

  private answerOf({ status, body }: Reply): Answer {
    return [status, inOneLine(parsed(this.names.generalise(body), inOrder))];
  }
}

/** Freezer drops the connection over bodies that it did not think of. */
function withoutAnswer(error: unknown): Reply {
  const dropped =
    typeof error === 'object' && error !== null && 'code' in error && error.code === 'ECONNRESET';
  if (!dropped) throw error;
  return { status: 0, headers: {}, body: 'no answer' };
}

function headersOf(headers: Readonly<Record<string, string | null>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}

function textOf(body: unknown, last: unknown): string {
  if (typeof body === 'function') return JSON.stringify(Reflect.apply(body, undefined, [last]));
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function parsed(text: string, reviver?: (key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, reviver);
  } catch {
    return text;
  }
}

/** Where the keys are ids, such as among the plans of a session, their order means nothing. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  const areIds = entries.every(([key]) => /^\{\w+\}$/.test(key));
  return areIds ? Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) : value;
}

/** What a request for `jobs/…` makes is told by its `job_id`, and so on: nothing else in an answer counts. */
function idKeyOf(target: string): string {
  const [resource = ''] = target.replace(/^\/v2\/[^/]+\//, '').split('/');
  return `${resource.replace(/s$/, '')}_id`;
}

function idIn(answer: unknown, key: string): string {
  const entries = typeof answer === 'object' && answer !== null ? Object.entries(answer) : [];
  const [, id] = entries.find(([name]) => name === key) ?? [];
  return typeof id === 'string' ? id : `no-${key}`;
}

function inOneLine(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('title' in body) || !('description' in body))
    return body;
  // Behind the first line Freezer prints its SQL statement with the values of the moment.
  const [description = ''] = String(body.description).split('\n');
  return Object.keys(body).length === 2 ? `${String(body.title)}: ${description}` : body;
}

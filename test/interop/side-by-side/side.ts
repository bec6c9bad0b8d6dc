import { type Reply, send } from '../../../bin/smoke/send';
import type { Names } from './names';
import type { Answer } from './answers';
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
    });
    this.last = parsed(reply.body);
    if (keep !== undefined) this.names.bind(keep, jobIdOf(this.last));
    return this.answerOf(reply);
  }

  private answerOf({ status, body }: Reply): Answer {
    return [status, inOneLine(parsed(this.names.generalise(body)))];
  }
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

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function jobIdOf(answer: unknown): string {
  if (typeof answer === 'object' && answer !== null && 'job_id' in answer) return String(answer.job_id);
  return 'no job_id';
}

function inOneLine(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('title' in body) || !('description' in body))
    return body;
  // Behind the first line Freezer prints its SQL statement with the values of the moment.
  const [description = ''] = String(body.description).split('\n');
  return Object.keys(body).length === 2 ? `${String(body.title)}: ${description}` : body;
}

import type { IncomingMessage } from 'node:http';
import { type Reply, send } from '../../bin/command/send';
import { smoke } from '../../bin/smoke/smoke';
import { type Cloud, startCloud } from '../support/cloud';
import { PROJECT_ID } from '../support/identity';
import { startServer } from '../support/listen';

interface Sent {
  readonly method: string;
  readonly path: string;
  /** As they came, in pairs. */
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

/** What a deployment may do to a request or its answer that it should not. */
interface Fault {
  readonly request?: (sent: Sent) => Sent;
  readonly answer?: (reply: Reply, sent: Sent) => Reply;
}

const message = (status: number, text: string): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ message: text }),
});
const without = (reply: Reply, name: string): Reply => {
  const { [name]: _dropped, ...headers } = reply.headers;
  return { ...reply, headers };
};
const headerOf = ({ rawHeaders }: Sent, name: string): string | undefined =>
  rawHeaders[rawHeaders.findIndex((each, at) => at % 2 === 0 && each.toLowerCase() === name) + 1];

/** An authorizer that answers with the ARN of the one request that it was asked about. */
function rememberedArn(): Fault {
  const first = new Map<string, string>();
  return {
    answer: (reply, sent) => {
      const token = headerOf(sent, 'x-auth-token') ?? '';
      if (reply.status === 401 || token === '') return reply;
      if (!first.has(token)) first.set(token, sent.path);
      return first.get(token) === sent.path ? reply : message(403, 'User is not authorized');
    },
  };
}

const FAULTS: readonly [name: string, fault: Fault, check: string, correct: string][] = [
  [
    'a refusal without the way to Keystone',
    { answer: (reply) => without(reply, 'www-authenticate') },
    'no token',
    'docs/security.md; setting keystonePublicUrl',
  ],
  [
    "API Gateway's own words",
    { answer: (reply) => (reply.status === 401 ? { ...reply, body: '{"message":"Unauthorized"}' } : reply) },
    'empty token',
    'docs/security.md; setting keystonePublicUrl',
  ],
  [
    'a GET that loses its body',
    { request: (sent) => (sent.method === 'GET' ? { ...sent, body: '' } : sent) },
    'search in the body of a GET',
    'docs/deviations.md; setting getBodies',
  ],
  [
    'an edge that refuses a GET with a body',
    {
      answer: (reply, { method, body }) =>
        method === 'GET' && body !== '' ? message(403, 'Forbidden') : reply,
    },
    'body on GET',
    'docs/local-stack.md, "Where AWS is silent"',
  ],
  [
    'a slash at the end that leads elsewhere',
    {
      answer: (reply, { path }) =>
        /.\/(\?|$)/.test(path) ? message(403, 'Missing Authentication Token') : reply,
    },
    'slash at the end',
    'docs/local-stack.md, "Where AWS is silent"',
  ],
  [
    'a verdict for one path alone',
    rememberedArn(),
    'own project, right after that',
    'docs/security.md; setting policyFile',
  ],
  [
    'a header that is known in one spelling',
    {
      answer: (reply, { rawHeaders }) =>
        rawHeaders.includes('x-auth-token') ? { ...message(401, 'Unauthorized') } : reply,
    },
    'token in x-auth-token',
    'docs/local-stack.md, "Where AWS is silent"',
  ],
  [
    'verbs that nobody explains',
    { answer: (reply) => (reply.status === 405 ? message(403, 'Missing Authentication Token') : reply) },
    'PUT',
    'docs/openapi.yaml',
  ],
  [
    'request ids that get lost',
    { answer: (reply) => without(reply, 'x-openstack-request-id') },
    "request id of the caller's",
    'docs/local-stack.md, "Where AWS is silent"',
  ],
  [
    'a gate that opens foreign projects',
    {
      answer: (reply, { path }) =>
        path.startsWith('/v2/') && !path.includes(PROJECT_ID) && reply.status === 403
          ? { ...reply, status: 404, body: '{"title":"Not Found","description":"Job not found"}' }
          : reply,
    },
    'foreign project',
    'docs/security.md; setting policyFile',
  ],
];

async function receive(request: IncomingMessage): Promise<Sent> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = 'GET', url: path = '/', rawHeaders } = request;
  return { method, path, rawHeaders, body: Buffer.concat(chunks).toString() };
}

/** Repeated headers stay apart; what belongs to the connection stays behind. */
function headersOf({ rawHeaders }: Sent): Record<string, string[]> {
  const headers: Record<string, string[]> = {};
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (!/^(host|connection|content-length)$/i.test(name))
      (headers[name] ??= []).push(rawHeaders[at + 1] ?? '');
  }
  return headers;
}

async function smokeAgainst(cloud: Cloud, { request = (sent) => sent, answer = (reply) => reply }: Fault) {
  const server = await startServer((incoming, response) => {
    void (async () => {
      const sent = await receive(incoming);
      const { method, path, body, ...changed } = request(sent);
      const headers = headersOf({ method, path, body, ...changed });
      const reply = await send({ method, url: cloud.apiUrl, path, headers, ...(body !== '' && { body }) });
      const { status, headers: replied, body: text } = answer(reply, sent);
      const { 'content-length': _length, ...others } = replied;
      response.writeHead(status, others).end(text);
    })();
  });
  const out: unknown[] = [];
  const args = ['--url', server.url, '--auth-url', cloud.keystoneUrl, '--write'];
  const environment = {
    OS_USERNAME: 'member',
    OS_PASSWORD: 'secret',
    OS_USER_DOMAIN_ID: 'default',
    OS_PROJECT_ID: PROJECT_ID,
  };
  const exitCode = await smoke(args, environment, {
    log: (text: unknown) => out.push(text),
    error: (text: unknown) => out.push(text),
  });
  await server.close();
  return { exitCode, out: out.join('\n') };
}

describe('the smoke command', () => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await startCloud();
  });
  afterAll(() => cloud.close());

  it('passes on the local stack, changes included, with somebody honest in between', async () => {
    const { exitCode, out } = await smokeAgainst(cloud, {});
    expect({ differences: out.split('\nNot as expected: ')[1], exitCode }).toEqual({ exitCode: 0 });
    expect(out).toMatch(/^it is gone +404 +404 +yes$/m);
  });

  it.each(FAULTS)('finds %s', async (_name, fault, check, correct) => {
    const { exitCode, out } = await smokeAgainst(cloud, fault);
    expect(exitCode).toBe(1);
    const [, details = ''] = out.split(`\n\n${check}\n`);
    expect(details.split('\n\n')[0]).toContain(`\n  correct     ${correct}`);
  });
});

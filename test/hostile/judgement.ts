import type { Reply } from '../../bin/command/send';
import { LIMITS } from '../../functions/contract/limits';
import { NOT_FOR_CACHES } from '../../functions/contract/token';
import { type HostileCall, SENDERS } from './requests';
import { SENT } from './values';

/** Stands in all that the other project has, and in no request. */
export const FOREIGN = 'only-the-neighbour-knows';

/** What one request may cost: docs/limits.md. */
export const MOST = {
  /** Of DynamoDB, for what is about one project. */
  readUnits: LIMITS.readUnits,
  /** A plan with the actions that it adds to the library. */
  itemsWritten: 1 + LIMITS.addedActions,
  /** A function hands its body over as a text in JSON. */
  responseBytes: LIMITS.responseBytes,
  messageCharacters: 1000,
  logLineBytes: 4000,
} as const;

/** What a request was seen to cost. */
export interface Cost {
  readonly readUnits: number;
  readonly itemsWritten: number;
}

/** AWS lets nobody change how it refuses these. */
const GATEWAYS_OWN: readonly number[] = [413, 414, 431];

/** What is wrong with a reply; nothing as a rule. */
export function faultsOf(call: HostileCall, reply: Reply, cost: Cost): readonly string[] {
  return [...leaks(call, reply), ...formFaults(call, reply), ...excesses(call, reply, cost)];
}

function leaks({ sender }: HostileCall, { headers, body }: Reply): readonly string[] {
  if (SENDERS[sender].spans || sender === 'stranger') return [];
  const seen = [body, ...Object.values(headers)];
  return seen.some((text) => text.includes(FOREIGN)) ? ["the other project's data is visible"] : [];
}

function formFaults({ method }: HostileCall, { status, headers, body }: Reply): readonly string[] {
  if (status >= 500) return [`status ${status}`];
  if (GATEWAYS_OWN.includes(status) && !('x-openstack-request-id' in headers)) return [];
  const cached = Object.entries(NOT_FOR_CACHES).filter(
    ([name, value]) => headers[name.toLowerCase()] !== value,
  );
  return [
    ...cached.map(([name]) => `no ${name}`),
    ...(status >= 400 && method !== 'HEAD' ? errorFaults(body) : bodyFaults(headers['content-type'], body)),
  ];
}

function bodyFaults(type = '', body: string): readonly string[] {
  return body === '' || type.startsWith('text/') || parsed(body) !== undefined ? [] : ['the body is no JSON'];
}

function errorFaults(body: string): readonly string[] {
  const error = parsed(body) ?? {};
  const { title, description } = error as Readonly<Record<string, unknown>>;
  if (typeof title !== 'string' || typeof description !== 'string') return ['no title and description'];
  const { length } = title + description;
  return length > MOST.messageCharacters ? [`an error message of ${length} characters`] : [];
}

/** A list of all projects reads what all have, which has limits of its own. */
function excesses({ path }: HostileCall, { body }: Reply, cost: Cost): readonly string[] {
  const readUnits = path.includes('all_projects') ? 0 : cost.readUnits;
  const seen = { ...cost, readUnits, responseBytes: Buffer.byteLength(JSON.stringify(body)) };
  return (['readUnits', 'itemsWritten', 'responseBytes'] as const)
    .filter((what) => seen[what] > MOST[what])
    .map((what) => `${what}: ${seen[what]}, allowed are ${MOST[what]}`);
}

/** What is wrong with a line that a function has logged. */
export function logFaults(line: string, tokens: readonly string[]): readonly string[] {
  const bytes = Buffer.byteLength(line);
  return [
    ...(bytes > MOST.logLineBytes ? [`a log line of ${bytes} bytes`] : []),
    ...(line.includes(SENT) ? ['a part of a request in the log'] : []),
    ...(line.includes(FOREIGN) ? ['a part of a document in the log'] : []),
    ...(tokens.some((token) => line.includes(token)) ? ['a token in the log'] : []),
  ];
}

function parsed(text: string): object | undefined {
  try {
    return { ...(JSON.parse(text) as object) };
  } catch {
    return undefined;
  }
}

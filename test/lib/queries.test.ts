import { readFileSync } from 'node:fs';
import { authorize } from '../../functions/authorizer/authorize';
import { InvalidToken, ServiceError } from '../../functions/errors';
import { loadPolicy } from '../../functions/policy/policy';
import { ACCESS_LOG_FORMAT } from '../../lib/access-log';
import { captureLog } from '../support/captured-log';
import { widgetsOf } from '../support/metrics-of';
import { templateOf } from '../support/template-of';

const ACCESS_LOG = Object.keys(JSON.parse(ACCESS_LOG_FORMAT.toString()) as object);
/** Of the line that a function writes for a request, and of Lambda's own lines. */
const FUNCTION_LOG = [
  ...['operation', 'status', 'fault', 'reason', 'request_id', 'gateway_request_id'].map(
    (name) => `message.${name}`,
  ),
  // Of the line about the size of a project's documents.
  ...['what', 'partition', 'gigabytes'].map((name) => `message.${name}`),
  // Of the runner's lines.
  ...['event', 'overdue_seconds', 'claimed', 'ended', 'project_id', 'job_id'].map(
    (name) => `message.${name}`,
  ),
  ...['level', 'type', 'record.status', 'record.errorType'],
];
const WORDS = [
  ...[
    'filter',
    'fields',
    'stats',
    'sort',
    'limit',
    'by',
    'as',
    'and',
    'or',
    'not',
    'in',
    'like',
    'asc',
    'desc',
  ],
  ...['count', 'avg', 'sum', 'max', 'pct', 'bin', 'display', 'ispresent', 'strcontains', 'substr'],
];

const runbook = readFileSync('docs/runbook.md', 'utf8');
const inRunbook = [...runbook.matchAll(/```text\n([^`]+)```/g)].map(([, query = '']) => query.trim());
const onDashboard = widgetsOf(templateOf()).flatMap(({ properties: { query } }) => query ?? []);

/** The fields that a query asks for: neither words of the language, nor constants, nor names of its own. */
function fieldsOf(query: string): readonly string[] {
  const text = query.replace(/"[^"]*"|\/(?:\\.|[^/\n])*\/|\$\{[^}]*\}/g, '');
  const own = [...text.matchAll(/\bas (\w+)/g)].map(([, name = '']) => name);
  return [...text.matchAll(/(?<![@.\w])[A-Za-z_][\w.]*/g)]
    .map(([name]) => name)
    .filter((name) => !WORDS.includes(name) && !own.includes(name));
}

describe('queries of the runbook', () => {
  it('are there', () => {
    expect(inRunbook).toHaveLength(9);
  });

  it.each(inRunbook)('ask for fields that one log has: %#', (query) => {
    const fields = fieldsOf(query);
    expect(fields.length).toBeGreaterThan(0);
    const unknown = [ACCESS_LOG, FUNCTION_LOG].map((log) => fields.filter((field) => !log.includes(field)));
    expect(unknown).toContainEqual([]);
  });
});

describe('queries of the dashboard', () => {
  it.each(onDashboard)('ask for fields of the access log: %#', (query) => {
    const fields = fieldsOf(query.replace(/^SOURCE [^|]*\|/, ''));
    expect(fields.length).toBeGreaterThan(0);
    expect(fields.filter((field) => !ACCESS_LOG.includes(field))).toEqual([]);
  });

  it('tell availability and latency of each operation', () => {
    const query = onDashboard.find((each) => each.includes('by method, resource')) ?? '';
    for (const part of ['avg(failed) as available', 'pct(latency_ms, 50)', 'pct(latency_ms, 99)']) {
      expect(query).toContain(part);
    }
  });
});

describe("the runbook's first query", () => {
  const log = captureLog();
  const event = {
    type: 'TOKEN' as const,
    methodArn: 'arn:aws:execute-api:us-east-1:123456789012:abcdefghij/prod/GET/v2',
    authorizationToken: 'x'.repeat(40),
  };
  /** What is logged while an error of Keystone's client makes the authorizer fail, and Lambda's line of that. */
  const linesOf = async (error: Error): Promise<readonly unknown[]> => {
    const thrown: unknown = await authorize(event, {
      policy: loadPolicy(),
      validate: () => Promise.reject(error),
    }).catch((reason: unknown) => reason);
    const { name, message, stack } = thrown as Error;
    return [
      ...log.map((message) => ({ level: 'INFO', message })),
      { level: 'ERROR', message: { errorType: name, errorMessage: message, stackTrace: stack?.split('\n') } },
    ];
  };
  const [, path = ''] = /^filter ispresent\(([\w.]+)\)$/m.exec(inRunbook[0] ?? '') ?? [];
  const found = (line: unknown): boolean =>
    path.split('.').reduce((value, name) => (value as Record<string, unknown> | undefined)?.[name], line) !==
    undefined;

  it('finds an outage of Keystone', async () => {
    expect((await linesOf(new ServiceError('no connection'))).filter(found)).toHaveLength(1);
  });

  it('does not find refused tokens, which Lambda logs as errors', async () => {
    const lines = await linesOf(new InvalidToken('Keystone does not know it.'));
    expect(lines).toHaveLength(2);
    expect(lines.filter(found)).toEqual([]);
  });
});

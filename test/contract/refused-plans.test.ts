import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { isDeepStrictEqual } from 'node:util';
import { ROUTES } from '../../functions/contract/routes';
import type { Json, JsonObject } from '../../functions/documents/json';
import { entityTag } from '../../functions/http/entity-tag';
import { JobRepository } from '../../functions/jobs/job-table';
import { captureLog } from '../support/captured-log';
import { fc } from '../support/fast-check';
import { agentJob, job, storedJob, jobItem } from '../support/job';
import { changes, document } from '../support/random-plans';
import { startTable, type TestTable } from '../support/table';
import { type JobsRequest, wiredJobs } from '../support/wired-jobs';

const MANAGED = storedJob(job());
const AGENTS = storedJob(agentJob());
const IDS = [MANAGED.job_id, AGENTS.job_id, 'absent', '%', '', '\0', 'x'.repeat(256)];
const RUNS = 800;
const ANY_TEXT: unknown = expect.any(String);

/** JSON, or nearly, that is wrong in most places. */
const fragment = fc.oneof(
  fc.constantFrom(
    'null',
    'true',
    '7',
    '-1',
    '1.5',
    '""',
    '"a b"',
    '[]',
    '{}',
    '[{}]',
    '[[null]]',
    '{"a": 1}',
  ),
  fc.constantFrom('1e400', '-1e-200', '12345678901234567890', '0.12345678901234567', '-0', '1E2', '01', '+1'),
  fc.constantFrom('.5', 'NaN', '', '"\\ud800"', '{"\\udc00": 1}', '"\ud800"', '{"": 1}', '"\\x"', '"\t"'),
  fc.constantFrom('{"__proto__": {}}', '{"constructor": 1}', '{"toString": 1}', '{"a": 1, "a": []}'),
  fc.constantFrom('['.repeat(200_000), `${'['.repeat(40)}${']'.repeat(40)}`, '{"a":'.repeat(31)),
  fc.constantFrom(140_000, 420_000, 1_100_000).map((length) => `"${'é'.repeat(length)}"`),
  fc.json(),
);
const member = fc.oneof(
  fc.constantFrom(
    '"": 1',
    '"__proto__": {}',
    '"constructor": 1',
    '"\\udfff": 1',
    '"x": 1',
    `"${'k'.repeat(66_000)}": 1`,
  ),
  fc.constantFrom(
    '"client_id": "other"',
    '"job_schedule": {"event": "remove"}',
    '"action_defaults": {}',
    '"event": 1',
  ),
  fc.constantFrom(140_000, 420_000).map((length) => `"description": "${'é'.repeat(length)}"`),
  fc.tuple(fc.string({ unit: 'binary' }), fragment).map(([key, value]) => `${JSON.stringify(key)}: ${value}`),
);

const SEARCH = {
  match: [{ client_id: AGENTS.client_id }, { _all: '[{"status": "x"}]' }],
  match_not: [{ status: 'completed' }],
};
const subject: fc.Arbitrary<Json> = fc.oneof(
  fc.oneof(document('managed'), document('agent'), changes).map(({ sent }) => sent),
  fc.constantFrom<Json>({ start: null }, { abort: null }, SEARCH),
  fc.constant({ status: 'completed', started_at: '2024-05-10T13:00:00', ended_at: null }),
);
/** Bodies of which some are right all the same. */
const body = fc.oneof(
  { arbitrary: fc.tuple(subject, fc.nat(), fragment).map((parts) => withFragment(...parts)), weight: 4 },
  {
    arbitrary: fc
      .tuple(subject, fc.oneof(fc.constant(0), fc.nat()), member)
      .map((parts) => withMember(...parts)),
    weight: 4,
  },
  fc.tuple(subject, fc.nat()).map(([value, at]) => cut(JSON.stringify(value), at)),
  fc.tuple(subject, fc.nat(), fragment).map(([value, at, odd]) => inserted(JSON.stringify(value), at, odd)),
  fc.uint8Array({ minLength: 1, maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString()),
  fragment,
);

const odd = fc.oneof(
  fc.constantFrom(
    '-1',
    '1e3',
    '0x10',
    '+5',
    '-0',
    ' 1',
    '1.5',
    'NaN',
    '9007199254740993',
    '9'.repeat(400),
    '٣',
  ),
  fc.constantFrom('*', '"0-0"', 'W/"1-2"', ',', '"', 'true', 'null', entityTag(MANAGED), 'x'.repeat(8000)),
  fc.string({ unit: 'binary' }),
);
const search = fc.oneof(
  body,
  body.map((text) => Buffer.from(text).toString('base64url')),
);
const headers = fc.record(
  { 'if-match': odd, 'if-none-match': odd, 'content-length': odd, 'content-type': odd },
  { requiredKeys: [] },
);
const query = fc.record({ limit: odd, offset: odd, all_projects: odd, search }, { requiredKeys: [] });

const LIST = 'listJobs';
/** Show reads nothing of a request but its path. */
const WRITING = ROUTES.filter(({ resource, method }) => resource === 'jobs' && method !== 'GET').map(
  ({ operation }) => operation,
);
const sometimes = fc.oneof(fc.constant({}), headers);
const request: fc.Arbitrary<JobsRequest> = fc.oneof(
  fc.record({ operation: fc.constant(LIST), query, headers: sometimes }),
  fc.record({ operation: fc.constant(LIST), body }),
  {
    arbitrary: fc.record({
      operation: fc.constantFrom(...WRITING),
      job_id: fc.constantFrom(...IDS),
      body,
      headers: sometimes,
    }),
    weight: 6,
  },
);

describe('a request that nobody should send', () => {
  captureLog();
  let table: TestTable;
  beforeAll(async () => {
    table = await startTable();
  });
  afterAll(() => table.close());

  it('is never a fault of ours, changes nothing where it is refused, and leaves plans where it is not', async () => {
    const jobs = new JobRepository(table.client, table.name);
    const ask = wiredJobs(jobs);
    const refused = new Map<string, number>();
    await reset(table, jobs);
    const before = await everything(table);
    const property = fc.asyncProperty(request, async (request) => {
      const { status, body } = await ask(request);
      const after = await everything(table);
      const listed = await ask({ operation: LIST, query: { limit: '1000' } });
      // First, so that the next request, a smaller one of the same fault too, finds the plans as they were.
      if (!isDeepStrictEqual(after, before)) await reset(table, jobs);
      expect(status).toBeLessThan(500);
      expect(listed.status).toBe(200);
      if (status < 400) return;
      refused.set(request.operation, (refused.get(request.operation) ?? 0) + 1);
      expect(JSON.parse(body)).toEqual({ title: ANY_TEXT, description: ANY_TEXT });
      expect(after).toEqual(before);
    });
    await fc.assert(property, { numRuns: RUNS });
    expect([...refused.keys()].sort()).toEqual([LIST, ...WRITING].sort());
    expect([...refused.values()].reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(300);
  });
});

/** As a caller of the storage sees it, with what the service never shows. */
async function everything({ client, name }: TestTable): Promise<unknown> {
  return (await client.send(new ScanCommand({ TableName: name, ConsistentRead: true }))).Items;
}

async function reset(table: TestTable, jobs: JobRepository): Promise<void> {
  for await (const plan of jobs.listAll()) await jobs.delete(plan);
  for (const plan of [MANAGED, AGENTS]) await table.put(jobItem(plan));
}

const MARK = 'here it goes wrong';

/** JSON of a value in which one of the values inside, or itself, is replaced. */
function withFragment(value: Json, place: number, fragment: string): string {
  return marked(value, place, () => MARK).replace(JSON.stringify(MARK), () => fragment);
}

/** JSON of a value in which one of the objects inside has another member at its end, where it wins. */
function withMember(value: Json, place: number, member: string): string {
  const isObject = (inner: Json): inner is JsonObject =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner);
  const text = marked(value, place, (inner) => (isObject(inner) ? { ...inner, [MARK]: 0 } : inner));
  return text.replace(`${JSON.stringify(MARK)}:0`, () => member);
}

function marked(value: Json, place: number, mark: (inner: Json) => Json): string {
  let count = 0;
  JSON.stringify(value, (_key, inner: Json) => (count++, inner));
  let left = place % count;
  return JSON.stringify(value, (_key, inner: Json) => (left-- === 0 ? mark(inner) : inner));
}

function cut(text: string, place: number): string {
  return text.slice(0, place % text.length);
}

function inserted(text: string, place: number, odd: string): string {
  const at = place % text.length;
  return text.slice(0, at) + odd + text.slice(at);
}

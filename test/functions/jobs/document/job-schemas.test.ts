import { Ajv } from 'ajv';
import type { Json, JsonObject } from '../../../../functions/documents/json';
import { JOB_CHANGES, JOB_DOCUMENT, JOB_REPORT } from '../../../../functions/jobs/document/job-schemas';
import { jobChanges, jobDocument, jobReport } from '../../../../functions/jobs/document/validators.cjs';
import { fc } from '../../../support/fast-check';

/** Draft 4's words that OpenAPI 3.0.3 shares, and `nullable`. */
const KEYWORDS = new Set([
  ...['type', 'nullable', 'enum', 'pattern', 'maxLength', 'items', 'allOf'],
  ...['properties', 'additionalProperties', 'required', 'minProperties'],
]);

function subschemas(schema: Json): readonly JsonObject[] {
  const {
    properties = {},
    items,
    allOf = [],
  } = schema as { properties?: JsonObject; items?: Json; allOf?: Json[] };
  const parts = [...Object.values(properties), ...allOf, ...(items === undefined ? [] : [items])];
  return [schema as JsonObject, ...parts.flatMap(subschemas)];
}

describe.each([
  ['JOB_DOCUMENT', JOB_DOCUMENT],
  ['JOB_CHANGES', JOB_CHANGES],
  ['JOB_REPORT', JOB_REPORT],
])('%s', (_, schema) => {
  it('says nothing that OpenAPI 3.0.3 does not know', () => {
    for (const part of subschemas(schema)) {
      expect(Object.keys(part).filter((keyword) => !KEYWORDS.has(keyword))).toEqual([]);
      expect(Array.isArray(part['type'])).toBe(false);
    }
  });
});

/** Names and values near what the schemas speak of, so that both verdicts occur. */
const value = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    0,
    -1,
    1.5,
    '',
    'a b',
    'fs',
    'hci',
    'stop',
    'running',
    '5  days',
    '2024',
    '13',
  ),
  fc.constantFrom<Json>('2024-01-01T00:00:00', 'x'.repeat(600), '🙂'.repeat(255), [], {}),
);
const objectOf = (
  schema: JsonObject,
  known: Record<string, fc.Arbitrary<Json>> = {},
): fc.Arbitrary<JsonObject> => {
  const names = [...Object.keys((schema['properties'] ?? {}) as JsonObject), 'other'];
  const fields = Object.fromEntries(names.map((name) => [name, known[name] ?? value]));
  return fc.subarray(names, { maxLength: 4 }).chain((chosen) => fc.record(pick(fields, chosen)));
};
const pick = (fields: Record<string, fc.Arbitrary<Json>>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));

const properties = JOB_CHANGES['properties'] as Record<string, JsonObject>;
const schedule = objectOf(properties['job_schedule'] ?? {});
const action = objectOf(properties['action_defaults'] ?? {});
const entry = fc.record(
  { freezer_action: action, max_retries: value, mandatory: value },
  { requiredKeys: [] },
);
const valid = {
  client_id: fc.constant('hci'),
  job_actions: fc.constant([{ freezer_action: { mode: 'fs' } }]),
};
const body = fc.oneof(
  objectOf(JOB_CHANGES),
  objectOf(JOB_CHANGES, { job_schedule: schedule, action_defaults: action, job_actions: fc.array(entry) }),
  fc
    .tuple(fc.record(valid), objectOf(JOB_CHANGES, { job_schedule: schedule }))
    .map(([a, b]) => ({ ...b, ...a })),
);

const time = fc.constantFrom<Json>(null, '2024-01-01T00:00:00', '2024-01-01T00:00:00.000000', '2024', 1);
const report = objectOf(JOB_REPORT, { started_at: time, ended_at: time });

describe('the validators made of them say what ajv says of the schemas themselves', () => {
  const ajv = new Ajv({ strict: false });

  it.each([
    ['jobDocument', JOB_DOCUMENT, jobDocument, body],
    ['jobChanges', JOB_CHANGES, jobChanges, body],
    ['jobReport', JOB_REPORT, jobReport, report],
  ])('%s', (_, schema, validator, documents) => {
    const reference = ajv.compile(schema);
    const verdicts = { true: 0, false: 0 };
    fc.assert(
      fc.property(documents, (document) => {
        const expected = reference(document);
        verdicts[`${expected}`]++;
        expect(validator(document)).toBe(expected);
      }),
      { numRuns: 1000 },
    );
    expect(Math.min(verdicts.true, verdicts.false)).toBeGreaterThan(50);
  });
});

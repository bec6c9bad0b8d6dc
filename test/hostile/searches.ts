import type { Json } from '../../functions/documents/json';
import { AGENT_PLAN } from '../../local/sample-plans';
import { fc } from '../support/fast-check';
import { manyKeys, name, nested, odd, repeated, scalar, SENT, text } from './values';

/** Conditions in any number, many of which no document has. */
const conditions = fc.oneof(
  { weight: 20, arbitrary: fc.array(fc.dictionary(name, scalar, { maxKeys: 3 }), { maxLength: 4 }) },
  { weight: 1, arbitrary: manyKeys.map((keys): Json => [keys]) },
  { weight: 1, arbitrary: repeated(fc.constant({ status: SENT }), [99, 101, 20_000]) },
  { weight: 1, arbitrary: odd },
);
/** As agents, commands and panels search, and as nobody does. */
export const search: fc.Arbitrary<Json> = fc.oneof(
  fc.constant({ match: [{ client_id: AGENT_PLAN.client_id }], match_not: [{ status: 'completed' }] }),
  fc.record({ match: conditions, match_not: conditions }),
  conditions.map((list) => ({ match: [{ _all: JSON.stringify(list) }] })),
  text.map((sought) => ({ match: [{ _all: sought }] })),
  nested.map((value) => ({ match: [{ x: value }] })),
  odd,
);

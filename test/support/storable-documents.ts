import type { Json, JsonObject } from '../../functions/documents/json';
import { fc } from './fast-check';

/** A document that is filled up to a size with something. */
export interface Filling {
  /** Which of the places of its kind is filled. */
  readonly place: number;
  /** What it is filled with: a text, many elements, many keys, or objects within each other around a text. */
  readonly shape: 'text' | 'elements' | 'keys' | 'depth';
  readonly unit: string;
  /** How many units; as many as fit where there are too many. */
  readonly units: number;
}

/** Most of them small: a large one takes a hundred times as long. */
export const filling: fc.Arbitrary<Filling> = fc.record({
  place: fc.nat(3),
  shape: fc.constantFrom('text', 'elements', 'keys', 'depth'),
  unit: fc.constantFrom('x', ' ', '"', '\\', '\u0001', '\n', 'é', '日', '😀', '\u2028', '\ufffd', '1,'),
  units: fc.oneof({ weight: 15, arbitrary: fc.nat(300) }, { weight: 1, arbitrary: fc.constant(100_000) }),
});

/** The kinds of documents, and where each can be filled. A place for texts takes every shape as one. */
const PLACES: Readonly<Record<Kind, readonly ((filled: Filled) => JsonObject)[]>> = {
  jobs: [
    ({ text }) => ({ ...PLAN, description: text }),
    ({ value }) => ({ ...PLAN, job_actions: [{ freezer_action: { ...BACKUP, extra: value } }] }),
    ({ value }) => ({ ...PLAN, job_actions: [{ freezer_action: BACKUP, extra: value }] }),
    ({ units }) => ({ ...PLAN, job_schedule: { schedule_hour: hours(units) } }),
  ],
  sessions: [
    ({ text }) => ({ ...SESSION, description: text }),
    ({ units }) => ({ ...SESSION, schedule: { schedule_hour: hours(units) } }),
    ({ text }) => ({ ...SESSION, status: text }),
    ({ text }) => ({ ...SESSION, result: text }),
  ],
  actions: [({ value }) => ({ freezer_action: { ...BACKUP, extra: value } })],
  backups: [
    ({ value }) => ({ container: 'c', hostname: 'h', backup_name: 'n', time_stamp: 1, extra: value }),
  ],
  clients: [
    ({ text }) => ({ description: text }),
    ({ text }) => ({ uuid: text }),
    ({ text, units }) => ({ supported_actions: Array.from({ length: units }, () => text.slice(0, 4)) }),
  ],
};

export type Kind = 'jobs' | 'sessions' | 'actions' | 'backups' | 'clients';

const BACKUP = { action: 'backup', mode: 'fs', path_to_backup: '/etc' };
const PLAN = { client_id: 'node-7.example.com', job_actions: [{ freezer_action: BACKUP }] };
const SESSION = { schedule: { schedule_hour: '4' } };

interface Filled {
  readonly text: string;
  readonly value: Json;
  readonly units: number;
}

/** The document with so many units. */
export function filledDocument(kind: Kind, { place, shape, unit, units }: Filling): JsonObject {
  const text = unit.repeat(units);
  const places = PLACES[kind];
  const fill = places[place % places.length];
  return fill?.({ text, units, value: valueOf(shape, unit, units) }) ?? {};
}

/** Deeper than a document may be nested, with what is around it. */
const DEPTH = 24;

function valueOf(shape: Filling['shape'], unit: string, units: number): Json {
  if (shape === 'elements') return Array.from({ length: units }, () => unit);
  if (shape === 'keys') {
    return Object.fromEntries(Array.from({ length: units }, (_, n) => [`${n}${unit}`, null]));
  }
  const text = unit.repeat(units);
  if (shape === 'text') return text;
  let value: Json = text;
  for (let level = 0; level < DEPTH; level += 1) value = level % 2 ? [value] : { inner: value };
  return value;
}

/** A list of hours of any length: as long as it is, it fires. */
function hours(units: number): string {
  return Array.from({ length: units + 1 }, (_, n) => String(n % 24)).join(',');
}

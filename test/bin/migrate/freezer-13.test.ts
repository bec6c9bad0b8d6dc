import Ajv from 'ajv';
import { completePlan } from '../../../bin/migrate/complete-plan';
import { freezer13Document, lossesOf } from '../../../bin/migrate/freezer-13';
import { parseSourcePlan } from '../../../bin/migrate/source-plan';
import type { JsonObject } from '../../../functions/documents/json';
import type { StoredJob } from '../../../functions/jobs/document/job';
import { freezer13Plan, managedPlan } from './sample';

const managedClients = new Set(['hci']);
const stored = (document: JsonObject): StoredJob =>
  completePlan(parseSourcePlan(document), undefined, { managedClients, now: new Date() });
const documentOf = (document: JsonObject): JsonObject => freezer13Document(stored(document), managedClients);

const WORD = { type: 'string', pattern: '^[\\w-]+$' };
const TEXT = { type: 'string' };
const INTEGER = { type: 'integer' };
const texts = (...keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, TEXT]));

/** What Freezer 13 lets in, as far as these documents have it. */
const isAccepted = new Ajv().compile({
  type: 'object',
  additionalProperties: false,
  required: ['job_actions', 'job_schedule', 'job_id', 'client_id', 'user_id'],
  properties: {
    ...{ job_id: WORD, project_id: WORD, user_id: WORD, client_id: TEXT, description: TEXT },
    ...{ session_id: { type: 'string', pattern: '^[\\w-]*$' }, session_tag: INTEGER },
    job_schedule: {
      type: 'object',
      additionalProperties: false,
      properties: {
        ...texts('schedule_interval', 'schedule_hour', 'schedule_minute', 'status', 'event', 'result'),
        ...{ time_created: INTEGER, time_started: INTEGER, time_ended: INTEGER, current_pid: INTEGER },
      },
    },
    job_actions: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          freezer_action: { type: 'object', properties: { action: WORD, mode: WORD, backup_name: TEXT } },
          mandatory: { type: 'boolean' },
        },
      },
    },
  },
});

describe('freezer13Document', () => {
  it("is the document that Freezer 13 had, where the plan was Freezer 13's", () => {
    expect(documentOf(freezer13Plan())).toEqual(freezer13Plan());
  });

  const action = { freezer_action: { action: 'backup', mode: null, backup_name: null }, note: null };
  it.each([
    ['a plan of its own', freezer13Plan()],
    ['a managed plan', managedPlan()],
    ['nulls', freezer13Plan({ job_actions: [action], session_id: null, description: null })],
    ['a trust', freezer13Plan({ user_credentials: { trust_id: 't', trustor_user_id: 'u' } })],
  ])('is accepted with %s', (_case, document) => {
    isAccepted(documentOf(document));
    expect(isAccepted.errors).toBeNull();
  });

  it.each([
    ['its description', { name: 'n', description: 'd' }, 'd'],
    ['its name, where it has no description', { name: 'n', description: '' }, 'n'],
    ['nothing', {}, ''],
  ])('is described by %s', (_case, texts, description) => {
    expect(documentOf(freezer13Plan({ description: '', ...texts }))).toMatchObject({ description });
  });

  it('keeps a disabled plan from running', () => {
    const job_schedule = { schedule_interval: '1 days', status: 'scheduled', event: 'start' };
    expect(documentOf(freezer13Plan({ disabled: true, job_schedule }))).toMatchObject({
      job_schedule: { schedule_interval: '1 days', status: 'stop', event: '' },
    });
  });
});

describe('lossesOf', () => {
  it.each([
    [freezer13Plan(), []],
    [freezer13Plan({ name: 'n', description: '' }), []],
    [freezer13Plan({ name: 'n', disabled: true }), ['name', 'disabled']],
    [freezer13Plan({ user_credentials: { trust_id: 't', trustor_user_id: 'u' } }), ['user_credentials']],
    [managedPlan({ name: '' }), ['managed']],
  ])('names what is lost', (document, losses) => {
    expect(lossesOf(stored(document), managedClients)).toEqual(losses);
  });
});

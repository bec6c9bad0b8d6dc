import type { Json } from '../../../../functions/documents/json';
import {
  addedActions,
  namedActions,
  withNamedActions,
  withoutActionIds,
  workText,
} from '../../../../functions/jobs/document/plan-actions';
import { job } from '../../../support/job';

const backup = { action: 'backup', mode: 'fs' };
const planOf = (...job_actions: { action_id: string; freezer_action: object }[]) =>
  job({ job_actions: JSON.parse(JSON.stringify(job_actions)) as never });

describe('addedActions', () => {
  const before = planOf(
    { action_id: 'a', freezer_action: backup },
    { action_id: 'b', freezer_action: backup },
  );

  it('are all of a new plan', () => {
    expect(addedActions(before, undefined)).toHaveLength(2);
  });

  it('are those that do something else than before, whatever the order of keys', () => {
    const after = planOf(
      { action_id: 'b', freezer_action: { mode: 'fs', action: 'backup' } },
      { action_id: 'a', freezer_action: { action: 'restore' } },
      { action_id: 'c', freezer_action: backup },
    );
    expect(addedActions(after, before).map(({ action_id }) => action_id)).toEqual(['a', 'c']);
  });

  it('are none that differ in a key without a value', () => {
    const after = planOf(
      { action_id: 'b', freezer_action: { ...backup, engine: null } },
      { action_id: 'a', freezer_action: { ...backup, engine: null } },
    );
    expect(addedActions(after, before)).toEqual([]);
    expect(addedActions(before, after)).toEqual([]);
  });

  it('are found by looking at each entry a few times, however many have one id', () => {
    let looks = 0;
    const sharing = (from: number) =>
      Array.from({ length: 500 }, (_, n) => ({
        action_id: 'a',
        get freezer_action() {
          looks += 1;
          return { n: from + n };
        },
      }));
    const entries = addedActions({ job_actions: sharing(300) }, { job_actions: sharing(0) });
    expect(entries).toHaveLength(300);
    expect(looks).toBeLessThan(6000);
  });
});

describe('workText', () => {
  it('does not look at whose it is, how often it is tried, or the order of keys', () => {
    expect(workText({ freezer_action: backup, user_id: 'x' })).toBe(
      workText({ freezer_action: { mode: 'fs', action: 'backup' }, max_retries: 1 }),
    );
    expect(workText({ freezer_action: backup })).not.toBe(
      workText({ freezer_action: { ...backup, mode: 'nova' } }),
    );
  });

  it('takes a key that is null for one that is missing, and no other value', () => {
    const of = (engine: Json) => workText({ freezer_action: { ...backup, engine } });
    expect(of(null)).toBe(workText({ freezer_action: backup }));
    expect(new Set([of(null), of(''), of(0), of(false), of([]), of({})]).size).toBe(6);
    // What stands within a value, an agent reads as it is.
    expect(of({ a: null })).not.toBe(of({}));
  });
});

describe('withoutActionIds', () => {
  it('takes away these ids and no others', () => {
    const job_actions = [
      { action_id: 'a', freezer_action: backup, mandatory: true },
      { action_id: 'b', freezer_action: backup },
    ];
    expect(withoutActionIds({ name: 'n', job_actions }, new Set(['a']))).toEqual({
      name: 'n',
      job_actions: [{ freezer_action: backup, mandatory: true }, job_actions[1]],
    });
    expect(withoutActionIds({ name: 'n' }, new Set(['a']))).toEqual({ name: 'n' });
  });
});

describe('namedActions', () => {
  it('are the ids that say nothing of what to do', () => {
    const job_actions = [
      { action_id: 'a' },
      { action_id: 'b', freezer_action: null },
      { action_id: 'c', freezer_action: backup },
      { action_id: '' },
      { action_id: 'not an id' },
      { freezer_action: backup },
      'odd',
      null,
    ];
    expect([...namedActions({ job_actions })]).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
  });

  it.each([{}, { job_actions: null }, { job_actions: 'odd' }, { job_actions: { action_id: 'a' } }])(
    'are none in %j',
    (body) => {
      expect(namedActions(body).size).toBe(0);
      expect(withNamedActions(body, new Map())).toBe(body);
    },
  );
});

describe('withNamedActions', () => {
  it('fills what is named, and keeps what the entry says besides', () => {
    const library = new Map([
      ['a', { action_id: 'a', freezer_action: backup, mandatory: true, max_retries: 5 }],
    ]);
    const body = {
      name: 'n',
      job_actions: [{ action_id: 'a', mandatory: false }, 'odd', { action_id: 'b' }],
    };
    expect(withNamedActions(body, library)).toEqual({
      name: 'n',
      job_actions: [
        { action_id: 'a', freezer_action: backup, mandatory: false, max_retries: 5 },
        'odd',
        { action_id: 'b' },
      ],
    });
  });
});

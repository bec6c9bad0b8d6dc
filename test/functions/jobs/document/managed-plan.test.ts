import type { Json, JsonObject } from '../../../../functions/documents/json';
import { BadDataFormat, UnprocessableEntity } from '../../../../functions/errors';
import {
  assertManagedPlan,
  assertManagedWork,
  rotationOf,
  volumesOf,
} from '../../../../functions/jobs/document/managed-plan';
import { changeContext, job } from '../../../support/job';

const { now } = changeContext();
const BACKUP = { action: 'backup', mode: 'hci-volumes' };
const ID = 'e1f0a1b2-9f6b-4a53-8c54-0f8d2c0f7a11';
const OTHER_ID = '0b7c2d0e-5c56-4d7c-9d62-3f1de7a0c2b9';
const plan = (...actions: readonly JsonObject[]) =>
  job({ job_actions: actions.map((freezer_action) => ({ freezer_action })) });
const withKey = (key: string, value: Json) => plan({ ...BACKUP, [key]: value });
const ids = (count: number) => Array.from({ length: count }, (_, index) => `volume-${index}`);

describe('the work of a managed plan', () => {
  it.each<[string, JsonObject]>([
    ["the document's example", { ...BACKUP, recovery_points_rotation: 7 }],
    [
      'what Horizon fills up',
      { ...BACKUP, recovery_points_rotation: null, volume_ids: null, container: null },
    ],
    ['one volume by its UUID', { action: 'backup', mode: 'cindernative', cindernative_vol_id: ID }],
    ['a list of volumes', { action: 'backup', mode: 'cinder', volume_ids: [ID, OTHER_ID] }],
    ['as many volumes as a run takes', { ...BACKUP, volume_ids: ids(100) }],
    ['an id that is no UUID', { ...BACKUP, volume_ids: ['x'.repeat(64)] }],
  ])('may be %s', (_what, action) => {
    expect(() => {
      assertManagedWork(plan(action));
    }).not.toThrow();
  });

  it.each<[string, JsonObject[], string]>([
    ['nothing', [], 'A managed plan without an action does nothing; allowed: a backup of volumes'],
    [
      'a restore',
      [{ ...BACKUP, action: 'restore' }],
      "The action of a managed plan cannot be 'restore'; allowed: backup",
    ],
    ['unnamed', [{ mode: 'cinder' }], 'The action of a managed plan cannot be None; allowed: backup'],
    [
      "an agent's",
      [{ ...BACKUP, mode: 'fs' }],
      "The mode of a managed plan cannot be 'fs'; allowed: hci-volumes, cinder, cindernative",
    ],
    [
      "an agent's by default",
      [{ action: 'backup' }],
      'The mode of a managed plan cannot be None; allowed: hci-volumes, cinder, cindernative',
    ],
    [
      'two, of which one is no backup',
      [BACKUP, { ...BACKUP, action: 'exec' }],
      "The action of a managed plan cannot be 'exec'; allowed: backup",
    ],
    [
      'two that keep different numbers of backups',
      [BACKUP, { ...BACKUP, recovery_points_rotation: 7 }],
      'The actions of a managed plan must have the same recovery_points_rotation.',
    ],
    [
      'two of which one names no volumes',
      [{ ...BACKUP, volume_ids: [ID] }, BACKUP],
      'The actions of a managed plan must all name their volumes, or none may.',
    ],
  ])('cannot be %s', (_what, actions, message) => {
    expect(() => {
      assertManagedWork(plan(...actions));
    }).toThrow(new UnprocessableEntity(message));
  });

  it.each<Json>([0, -1, 1.5, '7', true, [], {}])('keeps no %j backups', (rotation) => {
    expect(() => {
      assertManagedWork(withKey('recovery_points_rotation', rotation));
    }).toThrow(BadDataFormat);
    expect(() => {
      assertManagedWork(withKey('recovery_points_rotation', rotation));
    }).toThrow(
      /^recovery_points_rotation cannot be .*; allowed: a whole number above 0, or none, with which no backup is removed$/,
    );
  });

  it.each<[string, Json]>([
    ['an empty list', []],
    ['a text', ID],
    ['an object', { id: ID }],
    ['no text', [7]],
    ['no id', ['a b']],
    ['a path', ['../volumes']],
    ['an empty id', ['']],
    ['an endless id', ['x'.repeat(65)]],
    ['one volume twice', [ID, ID]],
    ['more than a run takes', ids(101)],
  ])('names no volumes by %s', (_what, volume_ids) => {
    expect(() => {
      assertManagedWork(withKey('volume_ids', volume_ids));
    }).toThrow(BadDataFormat);
    expect(() => {
      assertManagedWork(withKey('volume_ids', volume_ids));
    }).toThrow(
      /^volume_ids cannot be .*; allowed: 1 to 100 ids of volumes, each once, or none for the volumes with this plan's label$/,
    );
  });

  it.each<Json>(['', 'a b', 7, [ID], `${ID}/action`])('names no volume as %j', (id) => {
    expect(() => {
      assertManagedWork(withKey('cindernative_vol_id', id));
    }).toThrow(BadDataFormat);
  });

  it('names as many volumes in all its actions as a run takes', () => {
    const volume_ids = ids(100);
    const both = (more: readonly Json[]) => plan({ ...BACKUP, volume_ids }, { ...BACKUP, volume_ids: more });
    expect(() => {
      assertManagedWork(both(['volume-0']));
    }).not.toThrow();
    expect(() => {
      assertManagedWork(both([ID]));
    }).toThrow(
      new BadDataFormat('The actions of a managed plan cannot name 101 volumes; allowed: 100 in all'),
    );
  });
});

describe('what a run goes by', () => {
  it('is each volume that an action names, once', () => {
    const named = plan(
      { ...BACKUP, volume_ids: [ID, OTHER_ID] },
      { ...BACKUP, cindernative_vol_id: ID, volume_ids: null },
    );
    expect(volumesOf(named)).toEqual([ID, OTHER_ID]);
    expect(volumesOf(plan(BACKUP))).toBeUndefined();
  });

  it('is the number of backups that stay of each', () => {
    expect(rotationOf(withKey('recovery_points_rotation', 7))).toBe(7);
    expect(rotationOf(plan(BACKUP))).toBeUndefined();
    expect(rotationOf(plan())).toBeUndefined();
  });
});

describe('a managed plan', () => {
  const good = job();
  const often = { schedule_interval: '1 minutes' };
  const past = { schedule_date: '2024-05-31T00:00:00' };
  const odd = job({ job_schedule: often, job_actions: [], session_id: 's' });
  const refusal = (...asked: Parameters<typeof assertManagedPlan>) => {
    try {
      assertManagedPlan(...asked);
    } catch (error) {
      return (error as Error).name;
    }
    return undefined;
  };

  it.each([
    ['what it does', { job_actions: [] }, 'UnprocessableEntity'],
    ['starts too often', { job_schedule: often }, 'BadDataFormat'],
    ['two kinds of schedule', { job_schedule: { ...often, schedule_hour: '1' } }, 'BadDataFormat'],
    ['a start that has passed', { job_schedule: past }, 'BadDataFormat'],
    ['a session', { session_id: 's' }, 'UnprocessableEntity'],
    ['no schedule', { job_schedule: {} }, undefined],
    ['a schedule and no start', { job_schedule: {}, disabled: true }, undefined],
  ])('that is new is looked at: %s', (_what, changes, expected) => {
    expect(refusal(job(changes), now)).toBe(expected);
    expect(refusal(job({ ...changes, disabled: true }), now)).toBe(expected);
  });

  it('that stays, or is renamed or disabled, is not', () => {
    expect(refusal(odd, now, odd, false)).toBeUndefined();
    expect(refusal({ ...odd, disabled: true }, now, odd, false)).toBeUndefined();
  });

  it('that is enabled is looked at whole', () => {
    const disabled = { ...good, disabled: true };
    for (const changes of [
      { job_actions: [] },
      { job_schedule: often },
      { job_schedule: past },
      { session_id: 's' },
    ]) {
      const asked = { ...good, ...changes };
      expect(refusal(asked, now, { ...asked, disabled: true }, false)).toBeDefined();
    }
    expect(refusal(good, now, disabled, false)).toBeUndefined();
  });

  it('that is changed is looked at where it changes', () => {
    expect(refusal({ ...odd, job_schedule: past }, now, odd, true)).toBe('BadDataFormat');
    expect(refusal({ ...odd, session_id: 't' }, now, odd, false)).toBe('UnprocessableEntity');
    expect(refusal({ ...odd, session_id: '' }, now, odd, false)).toBeUndefined();
    expect(refusal({ ...good, job_actions: [] }, now, good, false)).toBe('UnprocessableEntity');
    expect(refusal({ ...odd, job_actions: good.job_actions }, now, odd, false)).toBeUndefined();
  });
});

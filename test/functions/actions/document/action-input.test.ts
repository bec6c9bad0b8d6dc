import { parseAction, parseActionChanges } from '../../../../functions/actions/document/changed-action';
import type { JsonObject } from '../../../../functions/documents/json';
import { BadDataFormat } from '../../../../functions/errors';

const FREEZER_ACTION = {
  action: 'backup',
  mode: 'fs',
  hostname: false,
  no_incremental: true,
  max_backup_level: 1,
  always_backup_level: 0,
  container: null,
};

describe('parseAction', () => {
  it('keeps every key that has no place of its own, and none that the service decides', () => {
    const body = {
      action_id: 'a-1',
      user_id: 'theirs',
      project_id: 'theirs',
      freezer_action: FREEZER_ACTION,
      max_retries: 2,
      max_retries_interval: 3,
      mandatory: true,
      timeout: null,
      _version: 7,
    };
    expect(parseAction(body)).toEqual({
      action_id: 'a-1',
      freezer_action: FREEZER_ACTION,
      max_retries: 2,
      max_retries_interval: 3,
      extra: { mandatory: true, timeout: null, _version: 7 },
    });
  });

  it('takes an empty id for none, as Horizon sends it', () => {
    expect(parseAction({ action_id: '', freezer_action: FREEZER_ACTION })).toEqual({
      freezer_action: FREEZER_ACTION,
      extra: {},
    });
  });

  it('takes null for the default, which Freezer shows', () => {
    const body = { freezer_action: FREEZER_ACTION, max_retries: null, max_retries_interval: null };
    expect(parseAction(body)).toEqual({ freezer_action: FREEZER_ACTION, extra: {} });
  });

  it.each<[JsonObject, string]>([
    [{ max_retries: 5 }, "'freezer_action' is a required property"],
    [{ freezer_action: {} }, "'action' is a required property (at freezer_action)"],
    [{ freezer_action: null }, "None is not of type 'object' (at freezer_action)"],
    [{ freezer_action: { action: null } }, "None is not of type 'string' (at freezer_action.action)"],
    [{ freezer_action: { action: 'backup now' } }, "'backup now' does not match"],
    [{ freezer_action: { action: 'backup', mode: 5 } }, "5 is not of type 'string' (at freezer_action.mode)"],
    [{ freezer_action: FREEZER_ACTION, action_id: 'a b' }, "'a b' does not match"],
    [{ freezer_action: FREEZER_ACTION, max_retries: '5' }, "'5' is not of type 'integer' (at max_retries)"],
    [{ freezer_action: FREEZER_ACTION, mandatory: 1 }, "1 is not of type 'boolean' (at mandatory)"],
  ])('refuses %j', (body, message) => {
    expect(() => parseAction(body)).toThrow(BadDataFormat);
    expect(() => parseAction(body)).toThrow(message);
  });
});

describe('parseActionChanges', () => {
  it('needs nothing', () => {
    expect(parseActionChanges({})).toEqual({ extra: {} });
    expect(parseActionChanges({ mandatory: false })).toEqual({ extra: { mandatory: false } });
  });

  it('ignores the id, even one that cannot be', () => {
    expect(parseActionChanges({ action_id: 5, max_retries: 1 })).toEqual({ max_retries: 1, extra: {} });
  });

  it('refuses half an action', () => {
    expect(() => parseActionChanges({ freezer_action: { mode: 'fs' } })).toThrow("'action' is a required");
  });
});

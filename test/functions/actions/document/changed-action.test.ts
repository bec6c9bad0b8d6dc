import { publicAction } from '../../../../functions/actions/document/action';
import {
  editedAction,
  newAction,
  replacedAction,
} from '../../../../functions/actions/document/changed-action';
import { storedAction } from '../../../support/action';
import { changeContext } from '../../../support/job';

const KEY = { project_id: 'p', action_id: 'a' };
const freezer_action = { action: 'exec', command: 'true', odd: [null] };

describe('newAction', () => {
  it('is the caller’s, with Freezer’s retries', () => {
    expect(newAction(KEY, { freezer_action, extra: { mandatory: true } }, changeContext())).toEqual({
      ...KEY,
      user_id: '5f1d0cbb6ab54b8ab9d0d1aef6ee3a11',
      freezer_action,
      max_retries: 5,
      max_retries_interval: 6,
      _extra: { mandatory: true },
      created_at: '2024-06-01T12:00:00.000000',
      updated_at: '2024-06-01T12:00:00.000000',
      _version: 1,
    });
  });
});

describe('replacedAction', () => {
  it('is the document, but for who made it and when', () => {
    const stored = storedAction({ _extra: { mandatory: true }, max_retries: 1 });
    const replaced = replacedAction(stored, { freezer_action, extra: {} }, changeContext());
    expect(replaced).toMatchObject({ freezer_action, max_retries: 5, user_id: stored.user_id, _version: 2 });
    expect(replaced).toMatchObject({ created_at: stored.created_at, _extra: {} });
  });
});

describe('editedAction', () => {
  const stored = storedAction({ _extra: { mandatory: true, timeout: 5 }, max_retries: 1 });

  it('leaves what the body does not name', () => {
    const edited = editedAction(stored, { max_retries_interval: 9, extra: { timeout: 6 } }, changeContext());
    expect(edited).toEqual({
      ...stored,
      max_retries_interval: 9,
      _extra: { mandatory: true, timeout: 6 },
      updated_at: edited.updated_at,
      _version: 2,
    });
  });

  it('replaces what the agent does as a whole', () => {
    expect(editedAction(stored, { freezer_action, extra: {} }, changeContext()).freezer_action).toEqual(
      freezer_action,
    );
  });

  it('is the stored one when nothing differs', () => {
    expect(editedAction(stored, { max_retries: 1, extra: {} }, changeContext())).toBe(stored);
  });
});

describe('publicAction', () => {
  it('shows every key that was sent, and what is the service’s own even where one was sent', () => {
    const odd = storedAction({ _extra: { mandatory: true, _version: 7 } });
    expect(publicAction(odd)).toEqual({
      project_id: odd.project_id,
      action_id: odd.action_id,
      user_id: odd.user_id,
      max_retries: 5,
      max_retries_interval: 6,
      freezer_action: odd.freezer_action,
      mandatory: true,
      _version: 7,
    });
  });
});

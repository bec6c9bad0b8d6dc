import { ownedActions } from '../../../../functions/jobs/document/plan-actions';
import { agentJob, changeContext } from '../../../support/job';

const plan = agentJob();
const context = changeContext();
const freezer_action = { action: 'backup' };
const owned = (action: object) => ownedActions([{ freezer_action, ...action }], plan, changeContext()).at(0);

describe('ownedActions', () => {
  it.each([{}, { action_id: '' }, { action_id: null }, { action_id: 5 }, { action_id: 'a b' }])(
    'gives an action without an id one, and its sender: %p',
    (action) => {
      expect(owned(action)).toEqual({
        freezer_action,
        action_id: '0'.repeat(31) + '1',
        user_id: context.user_id,
        project_id: plan.project_id,
      });
    },
  );

  it('gives every action another id', () => {
    const actions = ownedActions([{ freezer_action }, { freezer_action }], plan, context);
    expect(new Set(actions.map(({ action_id }) => action_id)).size).toBe(2);
  });

  it('keeps a foreign id, with the sender as its user', () => {
    expect(owned({ action_id: 'mine' })).toMatchObject({ action_id: 'mine', user_id: context.user_id });
  });

  it('keeps the user of a known action, and the project of the plan, whatever is sent', () => {
    const [known] = plan.job_actions;
    expect(owned({ ...known, user_id: 'mallory', project_id: 'other' })).toMatchObject({
      user_id: known?.['user_id'],
      project_id: plan.project_id,
    });
  });

  it('looks at each known action once, however many are sent', () => {
    let looks = 0;
    const known = Array.from({ length: 500 }, (_, n) => ({
      freezer_action,
      user_id: `user-${n}`,
      get action_id() {
        looks += 1;
        return n < 2 ? 'twice' : `known-${n}`;
      },
    }));
    const sent = [{ action_id: 'twice' }, { action_id: 'new' }, ...known.slice(2)];
    looks = 0;
    const actions = ownedActions(
      sent.map((entry) => ({ freezer_action, action_id: entry.action_id })),
      { ...plan, job_actions: known },
      context,
    );
    expect(actions.map(({ user_id }) => user_id)).toEqual([
      'user-0',
      context.user_id,
      ...known.slice(2).map(({ user_id }) => user_id),
    ]);
    expect(looks).toBeLessThan(2000);
  });

  it('keeps all the rest', () => {
    const rest = { mandatory: true, max_retries: 5, exit_status: 'unknown key', nested: { a: [null] } };
    expect(owned(rest)).toMatchObject(rest);
  });
});

import { ROUTES, ruleOf } from '../../../functions/contract/routes';
import { DEFAULT_CHECKS } from '../../../functions/policy/default-checks';

/** Asked by operations themselves, beside the rule of their route. */
const SPANNING = ['jobs:get_all_projects', 'clients:create_central'];

describe('DEFAULT_CHECKS', () => {
  it('has a check for the rule of every route, and no rule that nothing asks for', () => {
    const asked = ROUTES.flatMap((route) => ruleOf(route) ?? []);
    const named = Object.keys(DEFAULT_CHECKS).filter((name) => name.includes(':'));
    expect(new Set(named)).toEqual(new Set([...asked, ...SPANNING]));
  });
});

import { PolicyError } from '../../../functions/policy/parse-check';

describe('PolicyError', () => {
  it('names the rule and the reason in one sentence', () => {
    const error = new PolicyError('jobs:get', 'null is not a check');
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ rule: 'jobs:get', reason: 'null is not a check' });
    expect(`${error.name}: ${error.message}`).toBe(
      'PolicyError: Policy rule "jobs:get": null is not a check.',
    );
  });
});

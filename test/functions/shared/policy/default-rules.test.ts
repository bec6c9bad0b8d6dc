import { ROUTES } from '../../../../functions/shared/contract/routes';
import { DEFAULT_CHECKS } from '../../../../functions/shared/policy/default-checks';
import { DEFAULT_RULES } from '../../../../functions/shared/policy/default-rules';

describe('DEFAULT_RULES', () => {
  it('documents each check that the functions carry, with the same text', () => {
    expect(DEFAULT_RULES.map(({ name, check }) => [name, check])).toEqual(Object.entries(DEFAULT_CHECKS));
  });

  it.each(DEFAULT_RULES)('describes $name in whole sentences', ({ description }) => {
    expect(description).toMatch(/^[A-Z].{10,}\.$/);
  });

  it.each(ROUTES)('says that $rule guards $method $path', ({ rule, method, path }) => {
    const operations = DEFAULT_RULES.find(({ name }) => name === rule)?.operations;
    expect(operations).toContainEqual({ method, path });
  });

  it('names no operation that the API lacks', () => {
    const claimed = DEFAULT_RULES.flatMap(({ name, operations = [] }) =>
      operations.map((operation) => ({ rule: name, ...operation })),
    );
    expect(claimed).toEqual(ROUTES.map(({ rule, method, path }) => ({ rule, method, path })));
  });
});

import { ROUTES, ruleOf } from '../../../../functions/shared/contract/routes';
import { DEFAULT_CHECKS } from '../../../../functions/shared/policy/default-checks';
import { DEFAULT_RULES } from '../../../../functions/shared/policy/default-rules';

const GUARDED = ROUTES.flatMap((route) => {
  const rule = ruleOf(route);
  return rule === undefined ? [] : [{ rule, method: route.method, path: route.path }];
});

describe('DEFAULT_RULES', () => {
  it('documents each check that the functions carry, with the same text', () => {
    expect(DEFAULT_RULES.map(({ name, check }) => [name, check])).toEqual(Object.entries(DEFAULT_CHECKS));
  });

  it.each(DEFAULT_RULES)('describes $name in whole sentences', ({ description }) => {
    expect(description).toMatch(/^[A-Z].{10,}\.$/);
  });

  it.each(GUARDED)('says that $rule guards $method $path', ({ rule, ...operation }) => {
    const operations = DEFAULT_RULES.find(({ name }) => name === rule)?.operations;
    expect(operations).toContainEqual(operation);
  });

  it('names no operation that the API lacks, and no other rule than its own but the one for all projects', () => {
    const claimed = DEFAULT_RULES.flatMap(({ name, operations = [] }) =>
      operations.map((operation) => ({ rule: name, ...operation })),
    );
    const additional = claimed.filter(({ rule }) => rule === 'jobs:get_all_projects');
    expect(additional.map(({ path }) => path)).toEqual([
      '/v2/{project_id}/jobs',
      '/v2/{project_id}/jobs/{job_id}',
    ]);
    const others = claimed.filter((claim) => !additional.includes(claim));
    expect(new Set(others.map(textOf))).toEqual(new Set(GUARDED.map(textOf)));
  });
});

function textOf(guarded: { rule: string | undefined; method: string; path: string }): string {
  return `${guarded.rule ?? ''} ${guarded.method} ${guarded.path}`;
}

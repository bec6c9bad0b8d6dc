import { referencesOf } from '../../../functions/policy/check';
import { parseCheck } from '../../../functions/policy/parse-check';

describe('referencesOf', () => {
  it.each<[text: string, names: readonly string[]]>([
    ['@', []],
    ['role:admin and project_id:%(project_id)s', []],
    ['rule:a', ['a']],
    ['not rule:a', ['a']],
    ['rule:a and (role:x or not (rule:b and rule:jobs:get))', ['a', 'b', 'jobs:get']],
  ])('finds in %j the rules %j', (text, names) => {
    expect(referencesOf(parseCheck('test', text))).toEqual(names);
  });
});

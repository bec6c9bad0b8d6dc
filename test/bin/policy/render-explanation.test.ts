import { renderExplanation } from '../../../bin/policy/render-explanation';

describe('renderExplanation', () => {
  it('puts the parts below and to the right of what they decide', () => {
    const leaf = { outcome: true, question: 'role:a', reason: 'it has it', parts: [] };
    const any = { outcome: true, question: 'any of', parts: [leaf] };
    const deny = { outcome: false, question: '!', parts: [] };
    expect(renderExplanation({ outcome: false, question: 'x', parts: [any, deny] })).toBe(
      ['x: denied', '', 'yes  any of', '     yes  role:a  (it has it)', 'no   !'].join('\n'),
    );
  });

  it('says what is not known yet', () => {
    const leaf = { outcome: ['user'], question: 'user:a', reason: 'not known', parts: [] };
    expect(renderExplanation({ outcome: ['user', 'roles'], question: 'x', parts: [leaf] })).toBe(
      ['x: depends on user, roles', '', '?    user:a  (depends on user; not known)'].join('\n'),
    );
  });
});

import { renderExplanation } from '../../../bin/policy/render-explanation';

describe('renderExplanation', () => {
  it('puts the parts below and to the right of what they decide', () => {
    const leaf = { allowed: true, question: 'role:a', reason: 'it has it', parts: [] };
    const any = { allowed: true, question: 'any of', parts: [leaf] };
    const deny = { allowed: false, question: '!', parts: [] };
    expect(renderExplanation({ allowed: false, question: 'x', parts: [any, deny] })).toBe(
      ['x: denied', '', 'yes  any of', '     yes  role:a  (it has it)', 'no   !'].join('\n'),
    );
  });
});

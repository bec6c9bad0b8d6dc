import { checkedBody, type Validator, type Violation } from '../../../functions/documents/checked-body';
import { BadDataFormat } from '../../../functions/errors';

function validator(errors: readonly Violation[] | null): Validator<{ name: string }> {
  return Object.assign((document: unknown): document is { name: string } => document === PASSING, { errors });
}

const PASSING = { name: 'a' };
const VIOLATION = { instancePath: '/name', keyword: 'type', params: { type: 'string' } };

describe('checkedBody', () => {
  it('is the body itself where it keeps to the schema', () => {
    expect(checkedBody(validator(null), PASSING)).toBe(PASSING);
  });

  it.each([
    [[VIOLATION, { ...VIOLATION, instancePath: '' }], "5 is not of type 'string' (at name)"],
    [null, 'The document is not valid'],
  ])('says the first violation otherwise: %j', (errors, message) => {
    expect(() => checkedBody(validator(errors), { name: 5 })).toThrow(new BadDataFormat(message));
  });
});

import { assertAction } from '../../../../functions/actions/document/action';
import { storedAction } from '../../../support/action';

describe('assertAction', () => {
  it('passes a whole action', () => {
    expect(() => {
      assertAction(storedAction());
    }).not.toThrow();
  });

  it.each([
    ['freezer_action', 'text'],
    ['max_retries', '5'],
    ['_extra', undefined],
    ['_version', 0],
  ])('names %s as what is at fault', (field, value) => {
    expect(() => {
      assertAction({ ...storedAction(), [field]: value });
    }).toThrow(`The stored item's ${field} is not an action's.`);
  });
});

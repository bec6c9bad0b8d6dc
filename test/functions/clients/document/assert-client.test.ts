import { assertClient } from '../../../../functions/clients/document/client';
import { storedClient } from '../../../support/client';

describe('assertClient', () => {
  it('passes a whole client', () => {
    expect(() => {
      assertClient(storedClient());
    }).not.toThrow();
  });

  it.each([
    ['_version', 0],
    ['is_central', 'true'],
    ['uuid', undefined],
    ['hostname', null],
    ['supported_modes', new Set(['fs'])],
    ['supported_engines', [1]],
    ['project_id', undefined],
  ])('names %s as what is at fault', (field, value) => {
    expect(() => {
      assertClient({ ...storedClient(), [field]: value });
    }).toThrow(`The stored item's ${field} is not a client's.`);
  });
});

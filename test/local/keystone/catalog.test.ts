import { catalogEntry } from '../../../local/keystone/catalog';
import { FREEZER } from './test-keystone';

describe('catalogEntry', () => {
  it('names the service', () => {
    expect(catalogEntry(FREEZER)).toMatchObject({ type: 'backup', name: 'freezer' });
  });

  it.each(['public', 'internal', 'admin'])('has an endpoint %s at the URL of the service', (kind) => {
    const own = catalogEntry(FREEZER).endpoints.filter((endpoint) => endpoint.interface === kind);
    expect(own).toEqual([
      {
        id: expect.any(String) as unknown,
        interface: kind,
        region: 'RegionOne',
        region_id: 'RegionOne',
        url: FREEZER.url,
      },
    ]);
  });

  it('gives everything an id of its own that stays the same', () => {
    const services = [FREEZER, { ...FREEZER, type: 'identity', name: 'keystone' }];
    const ids = () =>
      services.map(catalogEntry).flatMap(({ id, endpoints }) => [id, ...endpoints.map((e) => e.id)]);
    expect(new Set(ids()).size).toBe(8);
    expect(ids()).toEqual(ids());
  });
});

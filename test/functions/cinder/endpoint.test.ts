import { endpointIn } from '../../../functions/cinder/endpoint';

const PROJECT = 'p1';
const at = (url: string, region = 'one', kind = 'public') => ({ interface: kind, region, url });
const service = (type: string, ...endpoints: ReturnType<typeof at>[]) => ({ type, endpoints });
const URL_ = 'https://volumes.example.com/v3/p1';
const PUBLIC = { interface: 'public' } as const;

describe('endpointIn', () => {
  it.each(['block-storage', 'block-store', 'volumev3'])('finds the service by its type %s', (type) => {
    const catalog = [service('identity', at('https://keystone.example.com')), service(type, at(URL_))];
    expect(endpointIn(catalog, PROJECT, PUBLIC)).toBe(URL_);
  });

  it('takes the official type where there are several', () => {
    const catalog = [
      service('volumev3', at('https://old.example.com/v3/p1')),
      service('block-storage', at(URL_)),
    ];
    expect(endpointIn(catalog, PROJECT, PUBLIC)).toBe(URL_);
  });

  it('takes another type where the official one has no such endpoint', () => {
    const catalog = [service('block-storage', at(URL_, 'one', 'internal')), service('volumev3', at(URL_))];
    expect(endpointIn(catalog, PROJECT, PUBLIC)).toBe(URL_);
  });

  it('takes the interface that is set, and the region', () => {
    const others = [at('https://a.example.com/v3'), at('https://b.example.com/v3', 'two', 'internal')];
    const catalog = [service('block-storage', ...others, at(URL_, 'one', 'internal'))];
    expect(endpointIn(catalog, PROJECT, { interface: 'internal', region: 'one' })).toBe(URL_);
  });

  it.each([
    ['https://c.example.com/v3', 'https://c.example.com/v3/p1'],
    ['https://c.example.com/v3/', 'https://c.example.com/v3/p1'],
    ['https://c.example.com/volume', 'https://c.example.com/volume/v3/p1'],
    ['https://c.example.com', 'https://c.example.com/v3/p1'],
    ['https://c.example.com:8776/v3/p1/', 'https://c.example.com:8776/v3/p1'],
    ['http://127.0.0.1:8776/v3', 'http://127.0.0.1:8776/v3/p1'],
  ])('completes %s', (url, expected) => {
    expect(endpointIn([service('volumev3', at(url))], PROJECT, PUBLIC)).toBe(expected);
  });

  it.each([
    ['no block storage', [service('backup', at(URL_))], 'no endpoint'],
    ['none of this interface', [service('volumev3', at(URL_, 'one', 'admin'))], 'no endpoint'],
    [
      'several regions',
      [service('volumev3', at(URL_), at('https://2.example.com/v3', 'two'))],
      'set its region (one, two)',
    ],
    ['cleartext', [service('volumev3', at('http://volumes.example.com/v3'))], 'not https'],
    [
      'cleartext to a name like loopback',
      [service('volumev3', at('http://localhost.example.com/v3'))],
      'not https',
    ],
    ['no URL', [service('volumev3', at('volumes'))], 'not https'],
    ['another version', [service('volumev3', at('https://volumes.example.com/v2/p1'))], 'version 3'],
  ])('does not guess: %s', (_what, catalog, message) => {
    expect(() => endpointIn(catalog, PROJECT, PUBLIC)).toThrow(message);
  });

  it('takes a region’s only endpoint where it is listed twice', () => {
    const catalog = [service('volumev3', at(URL_), at(URL_, 'two'))];
    expect(endpointIn(catalog, PROJECT, PUBLIC)).toBe(URL_);
  });
});

import { requireBrowser, requireCinder, requirePackages } from './packages';

const NAMES =
  'keystone uwsgi-plugin-python3 python3-freezerclient python3-freezer-api python3-freezer python3-openstackclient';

describe('the packages of the interop tests', () => {
  it('may be there', () => {
    expect(() => {
      requirePackages(() => true);
    }).not.toThrow();
  });

  it('of the browser is named apart, for whom only its test needs it', () => {
    expect(() => {
      requireBrowser(() => false);
    }).toThrow(/Chromium: apt-get install --yes --no-install-recommends chromium$/);
    expect(() => {
      requirePackages((file) => file !== '/usr/bin/chromium');
    }).not.toThrow();
  });

  it('of the block storage are named apart, too', () => {
    expect(() => {
      requireCinder((file) => file === '/usr/bin/cinder-volume');
    }).toThrow(
      /Cinder: apt-get install --yes --no-install-recommends cinder-api cinder-scheduler cinder-backup$/,
    );
  });

  it.each([
    ['all', () => false, NAMES],
    ['one', (file: string) => file !== '/usr/bin/freezer', 'python3-freezerclient'],
  ])('are named when %s of them are missing', (_case, isThere, names) => {
    expect(() => {
      requirePackages(isThere);
    }).toThrow(new RegExp(`: apt-get install --yes --no-install-recommends ${names}$`));
  });
});

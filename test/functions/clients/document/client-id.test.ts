import { CLIENT_ID_PATTERN } from '../../../../functions/clients/document/client';

describe('CLIENT_ID_PATTERN', () => {
  const pattern = new RegExp(CLIENT_ID_PATTERN, 'u');

  it.each([
    'hci',
    'node-1',
    'node-1.example.com',
    '3046fb2c2a314a0fbb32607caa1e5277_node-1.example.com',
    '01b0f00a-4ce2-11e6-beb8-9e71128cae77_myhost.mydomain.mytld',
    '_-_a',
    `a${'b'.repeat(62)}`,
  ])('takes %s', (id) => {
    expect(pattern.test(id)).toBe(true);
  });

  it.each([
    '',
    '.',
    '..',
    'a.',
    '.a',
    'a..b',
    '-a',
    'a-',
    'bad host',
    'bad%project$id_host.domain.tld',
    '01b0f00a-4ce2-11e6-beb8-9e71128cae77_bad_hostname.bad/domain.b',
    'node_',
    'node\n',
    'nöde',
    `a${'b'.repeat(63)}`,
  ])('refuses %j', (id) => {
    expect(pattern.test(id)).toBe(false);
  });
});

import { Readable } from 'node:stream';
import { headerValues, readRequest, requestIds } from '../../../../local/aws/gateway/gateway-request';

/** A request of which only these parts are ever read. */
function read(url: string, { rawHeaders = [], body = '' }: { rawHeaders?: string[]; body?: string } = {}) {
  const request = Object.assign(Readable.from(body === '' ? [] : [Buffer.from(body)]), {
    url,
    rawHeaders,
    method: 'GET',
    httpVersion: '1.1',
    socket: { remoteAddress: '127.0.0.1' },
  });
  return readRequest(request, requestIds(), 'prod');
}

it.each([
  ['/v2/p', '/v2/p', '/v2/p', ''],
  ['/prod/v2/p', '/prod/v2/p', '/v2/p', ''],
  ['/prod', '/prod', '/', ''],
  ['/prod/', '/prod/', '/', ''],
  ['/prod?a=b', '/prod', '/', 'a=b'],
  ['/production/v2', '/production/v2', '/production/v2', ''],
  ['/prod/prod', '/prod/prod', '/prod', ''],
  ['//prod/..//%2e?x?y', '//prod/..//%2e', '//prod/..//%2e', 'x?y'],
])('reads the address %s', async (url, fullPath, path, query) => {
  expect(await read(url)).toMatchObject({ fullPath, path, query });
});

it.each([
  ['', null],
  ['{"ä": 1}', '{"ä": 1}'],
])('reads the body %j', async (body, expected) => {
  expect(await read('/', { body })).toMatchObject({ body: expected });
});

it('keeps every header, in its order and spelling', async () => {
  const request = await read('/', { rawHeaders: ['X-A', '1', 'Other', 'x', 'x-a', '2'] });
  expect(request.headers).toEqual([
    ['X-A', '1'],
    ['Other', 'x'],
    ['x-a', '2'],
  ]);
  expect(headerValues(request, 'x-A')).toEqual(['1', '2']);
  expect(headerValues(request, 'missing')).toEqual([]);
});

it.each([
  ['/', { rawHeaders: ['a', 'x'.repeat(10_000), 'b', 'x'.repeat(241)] }, 'HEADERS_TOO_LARGE'],
  [`/${'x'.repeat(10_240)}`, {}, 'URI_TOO_LONG'],
])('refuses what is too large', async (url, more, occasion) => {
  await expect(read(url, more)).rejects.toMatchObject({ occasion });
});

it('takes what is just small enough', async () => {
  const rawHeaders = ['a', 'x'.repeat(10_000), 'b', 'x'.repeat(240)];
  expect(await read(`/${'x'.repeat(10_239)}`, { rawHeaders })).toMatchObject({ query: '' });
});

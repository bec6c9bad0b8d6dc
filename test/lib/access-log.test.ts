import { ACCESS_LOG_FORMAT } from '../../lib/access-log';

/** Why a value needs no escaping. The format could not do it: it takes variables and no functions. */
const SAFE: Readonly<Record<string, string>> = {
  extendedRequestId: 'made by API Gateway',
  httpMethod: 'one of those that API Gateway knows',
  resourcePath: 'the path as the stack declares it, not as it was sent',
  status: 'a number',
  'error.responseType': 'one of the names of gateway responses',
  responseLatency: 'a number',
  responseLength: 'a number',
  'authorizer.status': 'a number',
  'authorizer.latency': 'a number',
  'integration.status': 'a number',
  'integration.latency': 'a number',
  'integration.integrationStatus': 'a number',
  'authorizer.project_id': 'checked by the authorizer, because a policy is made of it',
  'authorizer.principalId': 'escaped by the authorizer',
  'identity.sourceIp': 'an address, of the connection',
};

describe('the access log', () => {
  const format = ACCESS_LOG_FORMAT.toString();

  it('has no value that a caller could write freely, so that every line stays JSON', () => {
    const values = Object.values(JSON.parse(format) as Readonly<Record<string, string>>);
    expect(values.map((value) => value.replace('$context.', '')).sort()).toEqual(Object.keys(SAFE).sort());
  });

  it('is as short as API Gateway asks for, with the longest of values', () => {
    const line = format.replace(/\$context\.[\w.]+/g, 'x'.repeat(40));
    expect(Buffer.byteLength(line)).toBeLessThan(1024);
  });
});

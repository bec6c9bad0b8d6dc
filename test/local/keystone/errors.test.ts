import {
  badRequest,
  errorBody,
  forbidden,
  KeystoneError,
  notFound,
  unauthorized,
} from '../../../local/keystone/errors';

describe('errors', () => {
  it.each([
    [badRequest('why'), 400, 'why'],
    [unauthorized(), 401, 'The request you have made requires authentication.'],
    [forbidden('why'), 403, 'why'],
    [notFound('why'), 404, 'why'],
  ])('%s', (error, status, message) => {
    expect(error).toBeInstanceOf(KeystoneError);
    expect(error).toMatchObject({ name: 'KeystoneError', status, message, headers: {} });
  });

  it.each([
    [400, 'Bad Request'],
    [401, 'Unauthorized'],
    [403, 'Forbidden'],
    [404, 'Not Found'],
    [405, 'Method Not Allowed'],
  ])('have the form of Keystone: %i %s', (code, title) => {
    expect(errorBody(code, 'why')).toEqual({ error: { code, message: 'why', title } });
  });
});

import { type ErrorBody, FORBIDDEN_BODY, UNAUTHORIZED_BODY } from './error-body';

/** An answer that API Gateway writes without asking a function. */
export interface GatewayResponse {
  /** API Gateway's name of the occasion. */
  readonly type: string;
  /** Left out for the two defaults: they answer with the status of the occasion. */
  readonly status?: number;
  readonly body: ErrorBody;
  /** Adds the `WWW-Authenticate` header that sends the caller to Keystone. */
  readonly challenge?: true;
  /** Adds `Retry-After`. */
  readonly retry?: true;
}

const INTERNAL = {
  title: 'Internal Server Error',
  description: 'An unexpected error occurred on the server.',
};
const UNAVAILABLE = {
  title: 'Service Unavailable',
  description: 'The Keystone service is temporarily unavailable.',
};
const GATEWAY_TIMEOUT = { title: 'Gateway Timeout', description: 'The service did not answer in time.' };
const TOO_MANY = { title: 'Too Many Requests', description: 'Too many requests at once; try again later.' };

/**
 * Every occasion that API Gateway lets one answer in an own form; 413 is not among them. A thrown authorizer error
 * surfaces as AUTHORIZER_FAILURE or AUTHORIZER_CONFIGURATION_ERROR (AWS does not say which), so both mean that
 * Keystone could not be asked.
 */
export const GATEWAY_RESPONSES: readonly GatewayResponse[] = [
  { type: 'UNAUTHORIZED', status: 401, body: UNAUTHORIZED_BODY, challenge: true },
  { type: 'ACCESS_DENIED', status: 403, body: FORBIDDEN_BODY },
  { type: 'AUTHORIZER_FAILURE', status: 503, body: UNAVAILABLE, retry: true },
  { type: 'AUTHORIZER_CONFIGURATION_ERROR', status: 503, body: UNAVAILABLE, retry: true },
  {
    type: 'MISSING_AUTHENTICATION_TOKEN',
    status: 404,
    body: { title: 'Not Found', description: 'There is no resource at this path.' },
  },
  {
    type: 'RESOURCE_NOT_FOUND',
    status: 404,
    body: { title: 'Not Found', description: 'There is no resource at this path.' },
  },
  { type: 'BAD_REQUEST_BODY', status: 400, body: badRequest('The request body is not valid.') },
  { type: 'BAD_REQUEST_PARAMETERS', status: 400, body: badRequest('The request parameters are not valid.') },
  {
    type: 'UNSUPPORTED_MEDIA_TYPE',
    status: 415,
    body: { title: 'Unsupported Media Type', description: 'This service reads and writes application/json.' },
  },
  { type: 'THROTTLED', status: 429, body: TOO_MANY, retry: true },
  { type: 'QUOTA_EXCEEDED', status: 429, body: TOO_MANY, retry: true },
  { type: 'API_CONFIGURATION_ERROR', status: 500, body: INTERNAL },
  { type: 'INTEGRATION_FAILURE', status: 504, body: GATEWAY_TIMEOUT, retry: true },
  { type: 'INTEGRATION_TIMEOUT', status: 504, body: GATEWAY_TIMEOUT, retry: true },
  { type: 'WAF_FILTERED', status: 403, body: FORBIDDEN_BODY },
  { type: 'EXPIRED_TOKEN', status: 403, body: FORBIDDEN_BODY },
  { type: 'INVALID_API_KEY', status: 403, body: FORBIDDEN_BODY },
  { type: 'INVALID_SIGNATURE', status: 403, body: FORBIDDEN_BODY },
  { type: 'DEFAULT_4XX', body: badRequest('The request was refused before it reached the service.') },
  // Lambda's throttling of a function is among these.
  { type: 'DEFAULT_5XX', body: INTERNAL, retry: true },
];

function badRequest(description: string): ErrorBody {
  return { title: 'Bad request format', description };
}

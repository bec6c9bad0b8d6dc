import { RETRY_AFTER_SECONDS, UNAUTHORIZED_BODY } from '../contract/error-body';
import { FreezerError, MethodNotAllowed } from '../errors';

/** What goes back to the caller; neither `body` nor `text` is an empty one. */
export interface ApiResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Written as JSON. */
  readonly body?: unknown;
  /** Written as it is; its `Content-Type` is among the headers. */
  readonly text?: string;
}

/**
 * An error as the caller may see it. What is not a FreezerError is a fault of ours whose cause is none of the caller's
 * business.
 * @param keystonePublicUrl For the challenge of a 401; API Gateway renames that header when a function sends it.
 */
export function errorResponse(error: unknown, keystonePublicUrl: string): ApiResponse {
  if (!(error instanceof FreezerError)) {
    return {
      status: 500,
      body: { title: 'Internal Server Error', description: 'An unexpected error occurred on the server.' },
    };
  }
  if (error.status === 401) {
    const headers = { 'WWW-Authenticate': `Keystone uri="${keystonePublicUrl}"` };
    return { status: 401, headers, body: UNAUTHORIZED_BODY };
  }
  const body = { title: error.title, description: error.message };
  if (error instanceof MethodNotAllowed) return { status: 405, headers: { Allow: error.allow }, body };
  if (error.status === 503) {
    return { status: 503, headers: { 'Retry-After': String(RETRY_AFTER_SECONDS) }, body };
  }
  return { status: error.status, body };
}

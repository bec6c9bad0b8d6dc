/** Body of every error, whoever writes it; freezerclient prints `description`. */
export interface ErrorBody {
  readonly title: string;
  readonly description: string;
  /** Only with 401: what keystonemiddleware sends, for clients that look there. */
  readonly error?: { readonly code: 401; readonly title: string; readonly message: string };
}

const AUTHENTICATE = 'The request you have made requires authentication.';

export const UNAUTHORIZED_BODY: ErrorBody = {
  title: 'Unauthorized',
  description: AUTHENTICATE,
  error: { code: 401, title: 'Unauthorized', message: AUTHENTICATE },
};

export const FORBIDDEN_BODY: ErrorBody = {
  title: 'Access Forbidden',
  description: 'You are not allowed to access this resource',
};

/** Seconds that a caller should wait after a 503. */
export const RETRY_AFTER_SECONDS = 5;

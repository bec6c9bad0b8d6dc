/**
 * The occasions on which API Gateway answers itself, by the name of their gateway response, with its own status and
 * message for them. A malformed or failed handler has no type of its own, so DEFAULT_5XX.
 */
export const OCCASIONS = {
  UNAUTHORIZED: { status: 401, message: 'Unauthorized' },
  ACCESS_DENIED: { status: 403, message: 'User is not authorized to access this resource' },
  MISSING_AUTHENTICATION_TOKEN: { status: 403, message: 'Missing Authentication Token' },
  AUTHORIZER_FAILURE: { status: 500, message: 'Internal server error' },
  AUTHORIZER_CONFIGURATION_ERROR: { status: 500, message: 'Internal server error' },
  INTEGRATION_TIMEOUT: { status: 504, message: 'Endpoint request timed out' },
  DEFAULT_5XX: { status: 502, message: 'Internal server error' },
  // API Gateway lets nobody customise the first; how it answers the others is not documented.
  REQUEST_TOO_LARGE: { status: 413, message: 'Request Too Long' },
  URI_TOO_LONG: { status: 414, message: 'URI Too Long' },
  HEADERS_TOO_LARGE: { status: 431, message: 'Request Header Fields Too Large' },
} as const;

export type Occasion = keyof typeof OCCASIONS;

/** What the authorizer wants handlers and gateway responses to know. */
export type AuthorizerContext = Readonly<Record<string, string>>;

/** API Gateway answers itself. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  /** @param context Of an authorizer that answered, for `$context.authorizer.…` in the response. */
  constructor(
    readonly occasion: Occasion,
    readonly context: AuthorizerContext = {},
    message: string = OCCASIONS[occasion].message,
  ) {
    super(message);
  }
}

/** The header that carries the caller's token; keystonemiddleware reads the same one. */
export const TOKEN_HEADER = 'X-Auth-Token';

/**
 * What can be a Keystone token: Fernet and JWS tokens are URL-safe base64 with dots or padding, UUID tokens 32 hex
 * digits. 1800 is the longest that Keystone can be asked about: the token goes there in two headers, and uwsgi's
 * default buffer for all headers is 4 KB.
 */
export const TOKEN_PATTERN = '^[A-Za-z0-9_.=-]{32,1800}$';

/**
 * Headers of every response: what one token was shown is for no cache between, which would show it to the next one, and
 * neither is that a token was refused.
 */
export const NOT_FOR_CACHES = { 'Cache-Control': 'no-store', Vary: TOKEN_HEADER } as const;

/** What a request to the block storage fails with. Cinder names the kind of an error in its body's only key. */
export class CinderError extends Error {
  override readonly name = 'CinderError';

  constructor(
    readonly status: number,
    readonly kind: 'badRequest' | 'itemNotFound' | 'overLimit' | 'computeFault' | 'methodNotAllowed',
    message: string,
    /** Beside code and message. */
    readonly fields: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

export function badRequest(message: string): CinderError {
  return new CinderError(400, 'badRequest', message);
}

export function itemNotFound(kind: 'Volume' | 'Backup' | 'Service' | 'Resource', id: string): CinderError {
  return new CinderError(404, 'itemNotFound', `${kind} ${id} could not be found.`);
}

/** Cinder says 0 seconds, although time alone does not help. */
export function overQuota(allowed: number): CinderError {
  const message = `Maximum number of backups allowed (${allowed}) exceeded`;
  return new CinderError(413, 'overLimit', message, { retryAfter: '0' });
}

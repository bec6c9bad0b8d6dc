/**
 * What a request can fail with. `name` is a literal because minifying renames classes; `title` and `message` go to
 * the caller, `cause` only to the log, where the message goes only if its class says so.
 */
export abstract class FreezerError extends Error {
  abstract override readonly name: string;
  abstract readonly status: number;
  abstract readonly title: string;
  /** Whether no message of this kind holds any part of a document or a request, so that it may stand in the log. */
  readonly isForLog: boolean = false;
}

export class InvalidToken extends FreezerError {
  override readonly name = 'InvalidToken';
  override readonly isForLog = true;
  readonly status = 401;
  readonly title = 'Unauthorized';
}

export class AccessForbidden extends FreezerError {
  override readonly name = 'AccessForbidden';
  override readonly isForLog = true;
  readonly status = 403;
  readonly title = 'Access Forbidden';
}

/** The project has as many documents as it may have. */
export class QuotaExceeded extends FreezerError {
  override readonly name = 'QuotaExceeded';
  readonly status = 403;
  readonly title = 'Quota exceeded';
}

export class DocumentNotFound extends FreezerError {
  override readonly name = 'DocumentNotFound';
  readonly status = 404;
  readonly title = 'Not Found';
}

export class MethodNotAllowed extends FreezerError {
  override readonly name = 'MethodNotAllowed';
  override readonly isForLog = true;
  readonly status = 405;

  /** @param allow Value of the `Allow` header. */
  constructor(
    readonly allow: string,
    message = `This resource answers ${allow}.`,
    readonly title = 'Method Not Allowed',
  ) {
    super(message);
  }
}

export class NotAcceptable extends FreezerError {
  override readonly name = 'NotAcceptable';
  override readonly isForLog = true;
  readonly status = 406;
  readonly title = 'Not Acceptable';
}

/** What was sent is not what Freezer reads: no JSON, or a document that breaks a rule of its form. */
export class BadDataFormat extends FreezerError {
  override readonly name = 'BadDataFormat';
  readonly status = 400;
  readonly title = 'Bad request format';
}

/** A parameter of the query is not what it may be. */
export class InvalidParameter extends FreezerError {
  override readonly name = 'InvalidParameter';
  override readonly isForLog = true;
  readonly status = 400;
  readonly title = 'Invalid parameter';
}

export class DocumentExists extends FreezerError {
  override readonly name = 'DocumentExists';
  readonly status = 409;
  readonly title = 'Document already existing';
}

/** The plan is in a state, or of a kind, in which the request makes no sense. */
export class Conflict extends FreezerError {
  override readonly name = 'Conflict';
  readonly status = 409;
  readonly title = 'Conflict';
}

/** The caller's copy of the plan is older than the plan, so that writing it would undo somebody's change. */
export class PreconditionFailed extends FreezerError {
  override readonly name = 'PreconditionFailed';
  override readonly isForLog = true;
  readonly status = 412;
  readonly title = 'Precondition Failed';
}

export class RequestTooLarge extends FreezerError {
  override readonly name = 'RequestTooLarge';
  override readonly isForLog = true;
  readonly status = 413;
  readonly title = 'Request Entity Too Large';
}

/** The document has the right form, but what it asks for cannot be. */
export class UnprocessableEntity extends FreezerError {
  override readonly name = 'UnprocessableEntity';
  readonly status = 422;
  readonly title = 'Unprocessable Entity';
}

/** Keystone does not let the caller hand on what the plan's agent would need. */
export class MissingCredentials extends FreezerError {
  override readonly name = 'MissingCredentials';
  override readonly isForLog = true;
  readonly status = 422;
  readonly title = 'Missing required credentials';
}

const STORAGE_TITLES = {
  413: 'Storage Full',
  500: 'Internal Storage Error',
  503: 'Service Unavailable',
} as const;

/**
 * A fault of the store: 503 when trying again may help, 413 when a project's documents fill it, 500 when somebody has to
 * repair something.
 */
export class StorageEngineError extends FreezerError {
  override readonly name = 'StorageEngineError';
  override readonly isForLog = true;
  readonly title: string;
  /** Whether the store has less capacity than was asked for. */
  readonly throttled: boolean;

  /** @param options The cause, where the store itself failed. */
  constructor(
    message: string,
    readonly status: 413 | 500 | 503,
    options?: ErrorOptions & { readonly throttled?: boolean },
  ) {
    super(message, options);
    this.throttled = options?.throttled ?? false;
    this.title = STORAGE_TITLES[status];
  }
}

/** Keystone could not be asked: never the caller's fault. */
export class ServiceError extends FreezerError {
  override readonly name = 'ServiceError';
  override readonly isForLog = true;
  readonly status = 503;
  readonly title = 'Service Unavailable';
  readonly service: 'keystone' | 'block_storage' = 'keystone';
}

/** The same of block storage. */
export class BlockStorageError extends ServiceError {
  override readonly service = 'block_storage';
}

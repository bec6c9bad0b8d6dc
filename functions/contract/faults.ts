/**
 * What kept a valid request from its answer, as the field `fault` of a log line; the stack counts each, and wakes
 * somebody.
 */
export const FAULTS = [
  /** Keystone could not be asked about a token, or for a trust. */
  'keystone',
  /** Block storage could not be asked about a volume or a backup. */
  'block_storage',
  /** DynamoDB has less capacity than was asked for. */
  'storage_throttled',
  /** DynamoDB does not answer, or answers with a failure of its own. */
  'storage_unavailable',
  /** Many writers met at one document. Trying again helps. */
  'contention',
  /** Anything else, which somebody must repair. */
  'own',
] as const;
export type Fault = (typeof FAULTS)[number];

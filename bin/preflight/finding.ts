import { types } from 'node:util';
import { reasonOf } from '../command/refusal';

/** `unknown` is what could not be asked, and never means that all is well. */
type State = 'ok' | 'warning' | 'obstacle' | 'unknown';

export interface Finding {
  readonly state: State;
  /** What was seen and what to do about it, in words that end a row. */
  readonly advice: string;
}

/** One row of the table. */
export interface Check {
  readonly name: string;
  readonly ask: () => Promise<Finding>;
  /** What the caller needs to ask that of AWS; nothing where AWS is not asked. */
  readonly permission?: string;
}

export const ok = (advice = ''): Finding => ({ state: 'ok', advice });
export const warning = (advice: string): Finding => ({ state: 'warning', advice });
export const obstacle = (advice: string): Finding => ({ state: 'obstacle', advice });
export const unknown = (advice: string): Finding => ({ state: 'unknown', advice });

/** The first that is worse than ok, if there is one. */
export function worst(...findings: readonly Finding[]): Finding {
  const order: readonly State[] = ['obstacle', 'unknown', 'warning'];
  const [first] = order.flatMap((state) => findings.find((finding) => finding.state === state) ?? []);
  return first ?? findings[0] ?? ok();
}

/** What a check found; whatever keeps it from asking is a finding as well. */
export async function find({ ask, permission }: Check): Promise<Finding> {
  try {
    return await ask();
  } catch (error) {
    const name = nameOf(error);
    if (CREDENTIALS.test(name)) return unknown(`AWS does not accept the credentials (${name}): take others.`);
    if (permission !== undefined && isDenied(error)) {
      return unknown(`The caller may not ask: it needs ${permission}.`);
    }
    return unknown(`It could not be asked: ${reasonOf(error)}.`);
  }
}

const CREDENTIALS =
  /^(AuthFailure|ExpiredToken(Exception)?|InvalidClientTokenId|InvalidSignatureException|SignatureDoesNotMatch|UnrecognizedClientException)$/;

/** Some services refuse with 403, others with 400 and a name. */
function isDenied(error: unknown): boolean {
  return /^(AccessDenied|Unauthorized|NotAuthorized)/.test(nameOf(error)) || statusOf(error) === 403;
}

export function nameOf(error: unknown): string {
  return types.isNativeError(error) ? error.name : '';
}

function statusOf(error: unknown): unknown {
  if (!types.isNativeError(error) || !('$metadata' in error)) return undefined;
  const { $metadata: metadata } = error;
  return typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata
    ? metadata.httpStatusCode
    : undefined;
}

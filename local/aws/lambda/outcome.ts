import { isFields } from '../fields';

/** How an invocation ended: with JSON text, or with what Lambda tells the caller of an error. */
export type Outcome = { readonly payload: string } | { readonly error: FunctionError };

interface FunctionError {
  /** Name of the thrown error; `Sandbox.Timedout` and `Runtime.ExitError` are Lambda's names for the other ends. */
  readonly errorType: string;
  readonly errorMessage: string;
}

export function functionError(errorType: string, errorMessage: string): Outcome {
  return { error: { errorType, errorMessage } };
}

/** Reads a message of the worker: an outcome and the request that it belongs to, or null for "I am ready". */
export function readReply(message: unknown): {
  readonly requestId: string | null;
  readonly outcome: Outcome;
} {
  if (!isFields(message)) throw new Error('A worker sends objects only.');
  const { requestId, result, error } = message;
  return {
    requestId: typeof requestId === 'string' ? requestId : null,
    outcome: typeof result === 'string' ? { payload: result } : readError(error),
  };
}

function readError(error: unknown): Outcome {
  const { errorType, errorMessage } = isFields(error) ? error : {};
  return functionError(String(errorType), String(errorMessage));
}

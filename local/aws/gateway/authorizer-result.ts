import { isFields } from '../fields';
import { parsePolicy, type PolicyStatement } from './iam-policy';
import type { AuthorizerContext } from './refusal';

/** What an authorizer said about a token. */
export interface AuthorizerResult {
  readonly policy: readonly PolicyStatement[];
  /** The principal and the authorizer's own context, whose numbers and booleans have become texts. */
  readonly context: AuthorizerContext;
}

/**
 * @param payload JSON text that the authorizer returned.
 * @throws Error when it is not `{principalId, policyDocument, context?}`, with a flat context.
 */
export function parseAuthorizerResult(payload: string): AuthorizerResult {
  const result: unknown = JSON.parse(payload);
  if (!isFields(result)) throw new Error('The authorizer must return an object.');
  const { principalId, policyDocument, context = {} } = result;
  if (typeof principalId !== 'string' || principalId === '') throw new Error('principalId must be a text.');
  return { policy: parsePolicy(policyDocument), context: { ...parseContext(context), principalId } };
}

function parseContext(context: unknown): AuthorizerContext {
  if (!isFields(context)) throw new Error('The context must be an object.');
  return Object.fromEntries(
    Object.entries(context).map(([key, value]) => {
      if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
        throw new Error(`The context's ${key} must be a text, number or boolean.`);
      }
      return [key, String(value)];
    }),
  );
}

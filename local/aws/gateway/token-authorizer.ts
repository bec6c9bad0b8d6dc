import type { APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import { createHash } from 'node:crypto';
import type { Outcome } from '../lambda/outcome';
import { type AuthorizerResult, parseAuthorizerResult } from './authorizer-result';
import { type GatewayRequest, headerValues } from './gateway-request';
import { evaluatePolicy } from './iam-policy';
import { type AuthorizerContext, Refusal } from './refusal';

export interface TokenAuthorizerOptions {
  /** Name of the header that carries the token. */
  readonly header: string;
  /** Must match the whole token, or the function is not called. */
  readonly validation?: RegExp;
  /** How long a decision is kept; 0 turns the cache off. */
  readonly cacheSeconds: number;
  readonly invoke: (event: APIGatewayTokenAuthorizerEvent) => Promise<Outcome>;
}

export interface Authorization {
  readonly context: AuthorizerContext;
  /** How long the function took in milliseconds; 0 when a cached decision was used. */
  readonly latencyMs: number;
}

/** An authorizer of type TOKEN, with its cache of decisions. */
export class TokenAuthorizer {
  private readonly cache = new Map<string, { readonly result: AuthorizerResult; readonly expires: number }>();

  constructor(private readonly options: TokenAuthorizerOptions) {}

  /**
   * A cached decision is evaluated anew for every method, as on AWS; Deny is kept like Allow, errors are not kept.
   * @throws Refusal
   */
  async authorize(request: Pick<GatewayRequest, 'headers'>, methodArn: string): Promise<Authorization> {
    const token = this.tokenOf(request);
    // The cache outlives requests, and must not be a store of tokens.
    const key = createHash('sha256').update(token).digest('base64');
    const started = Date.now();
    const kept = this.keptAt(started, key);
    const result = kept ?? (await this.ask({ type: 'TOKEN', methodArn, authorizationToken: token }));
    if (!kept) this.cache.set(key, { result, expires: Date.now() + this.options.cacheSeconds * 1000 });
    const { policy, context } = result;
    const decision = evaluatePolicy(policy, 'execute-api:Invoke', methodArn);
    if (decision === 'allow') return { context, latencyMs: kept ? 0 : Date.now() - started };
    throw new Refusal('ACCESS_DENIED', context, deniedMessage(decision));
  }

  /** The last of several headers counts, as in the event's `headers`. */
  private tokenOf(request: Pick<GatewayRequest, 'headers'>): string {
    const token = headerValues(request, this.options.header).at(-1);
    if (!token || this.options.validation?.test(token) === false) throw new Refusal('UNAUTHORIZED');
    return token;
  }

  private async ask(event: APIGatewayTokenAuthorizerEvent): Promise<AuthorizerResult> {
    const outcome = await this.options.invoke(event);
    if ('error' in outcome) {
      // The one message that means 401 is AWS's convention.
      throw new Refusal(
        outcome.error.errorMessage === 'Unauthorized' ? 'UNAUTHORIZED' : 'AUTHORIZER_FAILURE',
      );
    }
    try {
      return parseAuthorizerResult(outcome.payload);
    } catch {
      throw new Refusal('AUTHORIZER_CONFIGURATION_ERROR');
    }
  }

  /** Forgets what is too old, whoever it is about. */
  private keptAt(now: number, key: string): AuthorizerResult | undefined {
    for (const [other, { expires }] of this.cache) if (expires <= now) this.cache.delete(other);
    return this.cache.get(key)?.result;
  }
}

function deniedMessage(decision: string): string {
  const message = 'User is not authorized to access this resource';
  return decision === 'explicit deny' ? `${message} with an explicit deny` : message;
}

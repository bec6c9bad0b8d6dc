import { hash } from 'node:crypto';
import type { Identity } from '../contract/identity';
import { InvalidToken } from '../errors';

/** How long a token that Keystone refused is refused without asking, in milliseconds. */
const REFUSAL_MS = 30_000;
const MAX_REFUSALS = 10_000;

interface Refusal {
  readonly error: InvalidToken;
  /** Epoch milliseconds. */
  readonly until: number;
}

/**
 * Spares Keystone the same question. API Gateway caches good decisions but no refusal, so that a client with a bad
 * token would reach Keystone with every attempt. Good decisions are not cached here, lest a revoked token work for
 * longer than the cache time; outages are not either. Memory is one environment's, bounded, and holds no token.
 */
export class Verdicts {
  /** By the token's hash, the oldest first. */
  private readonly refusals = new Map<string, Refusal>();
  /** Questions under way, by the token's hash: whoever asks the same meanwhile gets the same outcome. */
  private readonly questions = new Map<string, Promise<Identity>>();

  /**
   * @param validate Asks Keystone; throws InvalidToken or ServiceError.
   * @param now Epoch milliseconds.
   */
  constructor(
    private readonly validate: (token: string) => Promise<Identity>,
    private readonly now: () => number = Date.now,
  ) {}

  /** @throws InvalidToken or ServiceError, as `validate` does. */
  async of(token: string): Promise<Identity> {
    const key = hash('sha256', token, 'base64');
    const refusal = this.refusals.get(key);
    if (refusal && refusal.until > this.now()) throw refusal.error;
    return this.questions.get(key) ?? this.ask(key, token);
  }

  private ask(key: string, token: string): Promise<Identity> {
    const question = this.validate(token)
      .catch((error: unknown) => {
        if (error instanceof InvalidToken) this.remember(key, error);
        throw error;
      })
      .finally(() => this.questions.delete(key));
    this.questions.set(key, question);
    return question;
  }

  private remember(key: string, error: InvalidToken): void {
    // A map keeps a key where it first stood; the oldest must stay the first.
    this.refusals.delete(key);
    this.refusals.set(key, { error, until: this.now() + REFUSAL_MS });
    if (this.refusals.size <= MAX_REFUSALS) return;
    for (const oldest of this.refusals.keys()) {
      this.refusals.delete(oldest);
      return;
    }
  }
}

/** A policy that must not be served: the mistake is the operator's, so it stops the synth or the start. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';

  /** @param reason What is wrong and what is allowed instead, without the full stop. */
  constructor(
    readonly rule: string,
    readonly reason: string,
  ) {
    super(`Policy rule "${rule}": ${reason}.`);
  }
}

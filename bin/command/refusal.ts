/** Why nothing could be checked, in one sentence for the person at the terminal. Holds no secret. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

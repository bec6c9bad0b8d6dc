/** What is wrong with the arguments, in one sentence for the person at the terminal. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

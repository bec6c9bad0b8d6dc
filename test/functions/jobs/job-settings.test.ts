import { MANAGED_RUNNERS } from '../../../functions/contract/managed-runner';
import { managedIn } from '../../../functions/jobs/job-settings';

const reader = (word: string) => ({
  required: (name: string) => (name === 'MANAGED_RUNNER' ? word : 'hci,other'),
  asset: () => undefined,
});

describe('managedIn', () => {
  it.each(MANAGED_RUNNERS)('reads who runs managed plans: %s', (managedRunner) => {
    expect(managedIn(reader(managedRunner))).toEqual({
      managedClients: new Set(['hci', 'other']),
      managedRunner,
    });
  });

  it.each([
    ['on', 'external'],
    ['off', 'none'],
  ])('knows the word of the version before: %s', (word, managedRunner) => {
    expect(managedIn(reader(word))).toMatchObject({ managedRunner });
  });

  it.each(['true', 'toString', ''])('stops the start with another word: %p', (word) => {
    expect(() => managedIn(reader(word))).toThrow(
      `MANAGED_RUNNER cannot be "${word}"; allowed: none, external, paused, stack.`,
    );
  });
});

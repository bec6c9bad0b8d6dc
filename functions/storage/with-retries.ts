import { setTimeout as sleep } from 'node:timers/promises';
import { isTransient, storageError } from './storage-faults';

const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 50;

/**
 * Sends a request up to three times, with pauses of at most 50 and 100 ms between: with the client's time limits a
 * caller waits less than 2 s for the last refusal. Pauses are random so that callers do not return all at once.
 * @throws StorageEngineError in place of whatever the SDK threw.
 */
export async function withRetries<Answer>(send: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (fault) {
      if (attempt === ATTEMPTS || !isTransient(fault)) throw storageError(fault);
      await sleep(Math.random() * FIRST_PAUSE_MS * attempt);
    }
  }
}

import { isCompleted, isRunning, SOME_DAY } from '../seen';
import type { Story } from '../story';
import type { Obstacle } from '../wire';

const IDLE = Array.from({ length: 9 }, (_, index) => `idle-${index + 1}`);

/**
 * A scheduler asks for ten jobs at a time of those that are not completed. When one of the first ten completes
 * meanwhile, the eleventh moves to where it has already looked. It takes a job that it does not see for deleted, and
 * one that it sees again for new.
 */
export function describePages(story: () => Story): void {
  it('loses no job when another one ends between two pages of its list', async () => {
    await story().createExec('first', 'waits');
    for (const name of IDLE) await story().createExec(name, 'succeeds', SOME_DAY);
    await story().createExec('eleventh', 'waits');
    for (const name of ['first', 'eleventh']) await story().untilJob(name, 'is running', isRunning);

    const ended = endOf('first', story());
    story().obstruct('holds the next page of the list until the first job has ended', ended.obstacle);
    await ended.promise;
    story().clear();
    await story().untilPolled(1);
    story().release('eleventh');
    await story().untilJob('eleventh', 'is completed', isCompleted);
    expect(story().runs('eleventh')).toBe(1);
    for (const name of IDLE) await story().remove(name);
  });
}

/** A job that ends when a second page is asked for, which waits for that. */
function endOf(name: string, story: Story): { readonly promise: Promise<void>; readonly obstacle: Obstacle } {
  let begin: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const promise = asked.then(async () => {
    story.release(name);
    await story.untilJob(name, 'is completed', isCompleted);
  });
  const obstacle: Obstacle = async ({ method, url = '' }) => {
    if (method !== 'GET' || !url.includes('/jobs/?') || url.endsWith('&offset=0')) return undefined;
    begin();
    await promise;
    return undefined;
  };
  return { promise, obstacle };
}

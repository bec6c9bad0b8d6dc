import { describeEdits, describeEnabling } from './scheduler/chapters/edits';
import { describeEvents } from './scheduler/chapters/events';
import { describeOneShots } from './scheduler/chapters/one-shots';
import { describePages } from './scheduler/chapters/pages';
import { describePoisons } from './scheduler/chapters/poisons';
import { describeRestarts } from './scheduler/chapters/restarts';
import { describeSessions } from './scheduler/chapters/sessions';
import { fieldsOf } from './scheduler/seen';
import { startOurs, startStage, type Stage } from './scheduler/stage';
import { Story } from './scheduler/story';

/** Each step takes seconds; on a busy machine it may take minutes. */
jest.setTimeout(240_000);

/** Told in order: what is claimed stands on what happened before. */
describe('an unmodified freezer-scheduler 13 with its agent', () => {
  let stage: Stage;
  let told: Story;
  const story = (): Story => told;

  beforeAll(async () => {
    stage = await startStage(startOurs);
    told = new Story(stage);
    told.start();
  });
  afterAll(async () => {
    process.stdout.write(`\n${stage.events.toString()}\n`);
    await stage.close();
  });

  it('registers its client', async () => {
    const { watch, clientId } = stage;
    const { clients } = await watch.until('a client is registered', (seen) => seen.clients.length > 0);
    expect(clients.map(({ client }) => fieldsOf(client)['client_id'])).toEqual([clientId]);
  });

  describeOneShots(story);
  describePages(story);
  describeEvents(story);
  describeSessions(story);
  describeEdits(story);
  describeRestarts(story);
  describeEnabling(story);

  it('complains of nothing but the job that fails, and of those that were deleted while they ran', () => {
    const deleted = ['edited', 'disabled'].map((name) => `Job not found with ID ${told.id(name)}`);
    const complaints = stage.machine.complaints();
    expect(complaints.filter((line) => !deleted.some((words) => line.includes(words)))).toEqual([
      expect.stringContaining('Freezer client error'),
      expect.stringContaining('failed after 1 tries'),
    ]);
  });

  describePoisons(story);
});

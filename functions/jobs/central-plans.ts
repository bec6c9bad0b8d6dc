import { LIMITS } from '../contract/limits';
import type { ReadBudget } from '../operations/read-budget';
import type { StoredJob } from './document/job';
import type { JobRepository } from './job-table';

/** A project whose plans are not all read, and the last one that is. */
interface Waiting {
  readonly project_id: string;
  readonly after?: StoredJob | undefined;
}

/**
 * One client's plans in all projects, in no order: docs/adr/0011-polls-of-all-projects.md. Each project has its turn
 * before one has its second, so that a project with very many plans keeps nobody from the others'.
 * @param onLeftOut Gets the projects whose plans are not all read, because together there are too many, or because there is
 * no time for another turn.
 */
export async function* plansEverywhere(
  jobs: Pick<JobRepository, 'projectsOf' | 'listInTurn'>,
  client_id: string,
  budget: Pick<ReadBudget, 'timeLeft'>,
  onLeftOut: (projects: readonly string[]) => void,
): AsyncGenerator<StoredJob> {
  const projects = await jobs.projectsOf(client_id);
  let waiting: readonly Waiting[] = projects.map((project_id) => ({ project_id }));
  let bytes = 0;
  let [left, longest] = [budget.timeLeft(), 0];
  while (waiting.length > 0) {
    const unfinished: Waiting[] = [];
    for (let start = 0; start < waiting.length; start += LIMITS.projectsAtOnce) {
      // Turns take a hundred times as long where plans are full of tiny values: one more as long as the longest must fit.
      const before = left;
      left = budget.timeLeft();
      longest = Math.max(longest, before - left);
      if (bytes > LIMITS.centralBytes || left < longest) {
        onLeftOut([...unfinished, ...waiting.slice(start)].map(({ project_id }) => project_id));
        return;
      }
      const turns = waiting
        .slice(start, start + LIMITS.projectsAtOnce)
        .map(async ({ project_id, after }) => ({
          project_id,
          read: await jobs.listInTurn(project_id, client_id, after),
        }));
      for (const { project_id, read } of await Promise.all(turns)) {
        bytes += read.bytes;
        yield* read.plans;
        if (!read.isLast) unfinished.push({ project_id, after: read.plans.at(-1) });
      }
    }
    waiting = unfinished;
  }
}

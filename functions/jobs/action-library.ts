import { UnprocessableEntity } from '../errors';
import { type ActionKey, reusableAction, type StoredAction } from '../actions/document/action';
import { libraryAction, type PlanAction } from '../actions/document/changed-action';
import type { StoredJob } from './document/job';
import {
  addedActions,
  doesTheSame,
  namedActions,
  withNamedActions,
  withoutActionIds,
} from './document/plan-actions';
import type { JobInput } from './document/job-input';
import type { JsonObject } from '../documents/json';
import type { WriteContext } from '../documents/stored-document';
import { describeError, logError } from '../runtime/log';
import type { DocumentRepository } from '../storage/document-repository';

/**
 * The plan that an input asks for, with ids of its own in place of those that the library has for something else.
 * @param make From the input to the plan; may be asked twice.
 */
export type Settle<Input> = (
  stored: StoredJob | undefined,
  make: (input: Input) => StoredJob,
) => Promise<StoredJob>;

/**
 * The library of a project's actions, as one request for a plan uses it: docs/adr/0006-five-tables.md.
 * A plan has copies of its actions. It is written first and its new actions after it, so that a refused plan leaves none
 * behind; should that fail, the plan works all the same, and its next change makes up for it.
 */
export class ActionLibrary {
  private readonly found = new Map<string, Promise<StoredAction | undefined>>();

  constructor(
    private readonly actions: Pick<DocumentRepository<ActionKey, StoredAction>, 'get' | 'put'>,
    private readonly project_id: string,
  ) {}

  /**
   * Writes a plan between what the library has to say before and what it gets after.
   * @param parse From the body, with the actions in it that it names by their id alone.
   * @param write Puts the plan that `settle` makes of the input; may ask it again when somebody wrote in between.
   * @throws UnprocessableEntity for an action that is not there.
   */
  async write<Input extends JobInput>(
    body: JsonObject,
    parse: (body: JsonObject) => Input,
    context: WriteContext,
    write: (input: Input, settle: Settle<Input>) => Promise<StoredJob>,
  ): Promise<StoredJob> {
    const input = parse(await this.filled(body));
    let added: readonly PlanAction[] = [];
    const job = await write(input, async (stored, make) => {
      const settled = await this.settled(stored, input, make);
      added = addedActions(settled, stored);
      return settled;
    });
    await this.keep(added, context);
    return job;
  }

  /** A plan's body with the actions that it names by their id alone. */
  private async filled(body: JsonObject): Promise<JsonObject> {
    const named = await Promise.all(
      namedActions(body).map(async (action_id): Promise<[string, JsonObject]> => {
        const action = await this.find(action_id);
        if (!action) throw new UnprocessableEntity(`Action not found with ID ${action_id}`);
        return [action_id, reusableAction(action)];
      }),
    );
    return withNamedActions(body, new Map(named));
  }

  /**
   * The plan that an input asks for. An id in it that the library has for something else is replaced by a new one; a
   * plan's own entries keep theirs, and nothing is read for them: agents send them back with every report.
   */
  private async settled<Input extends JobInput>(
    stored: StoredJob | undefined,
    input: Input,
    make: (input: Input) => StoredJob,
  ): Promise<StoredJob> {
    const asked = make(input);
    const sent = new Set(input.job_actions?.map((entry) => entry['action_id']));
    const taken = await this.taken(addedActions(asked, stored).filter((entry) => sent.has(entry.action_id)));
    return taken.size === 0 ? asked : make(withoutActionIds(input, taken));
  }

  /** Puts the actions that the plan got last into the library, where they are not there already. */
  private async keep(added: readonly PlanAction[], context: WriteContext): Promise<void> {
    for (const result of await Promise.allSettled(added.map((entry) => this.put(entry, context)))) {
      if (result.status === 'fulfilled') continue;
      logError({ operation: 'keepAction', outcome: 'not kept', reason: describeError(result.reason) });
    }
  }

  private async put(entry: PlanAction, context: WriteContext): Promise<void> {
    // One that nobody looked for has a new id. Where another request has put it meanwhile, the action is there.
    if (await this.found.get(entry.action_id)) return;
    await this.actions.put(libraryAction(this.project_id, entry, context));
  }

  /** Ids under which the library has something else. */
  private async taken(entries: readonly PlanAction[]): Promise<ReadonlySet<string>> {
    const ids = await Promise.all(
      entries.map(async (entry) => {
        const action = await this.find(entry.action_id);
        return action && !doesTheSame(entry, reusableAction(action)) ? [entry.action_id] : [];
      }),
    );
    return new Set(ids.flat());
  }

  private find(action_id: string): Promise<StoredAction | undefined> {
    const { project_id } = this;
    const found = this.found.get(action_id) ?? this.actions.get({ project_id, action_id });
    this.found.set(action_id, found);
    return found;
  }
}

import { type ActionKey, reusableAction, type StoredAction } from '../actions/document/action';
import { libraryAction, type PlanAction } from '../actions/document/changed-action';
import { LIMITS } from '../contract/limits';
import type { JsonObject } from '../documents/json';
import { shownText } from '../documents/shown-value';
import type { WriteContext } from '../documents/stored-document';
import { itemSize } from '../documents/users-part';
import { BadDataFormat, UnprocessableEntity } from '../errors';
import { inBatches } from '../operations/in-batches';
import { describeError, logError } from '../runtime/log';
import type { DocumentRepository } from '../storage/document-repository';
import type { StoredJob } from './document/job';
import type { JobInput } from './document/job-input';
import {
  addedActions,
  namedActions,
  withNamedActions,
  withoutActionIds,
  workText,
} from './document/plan-actions';

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
  private foundBytes = 0;

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
    const references = namedActions(body);
    assertNames(references.size);
    let bytes = 0;
    const named = await inBatches([...references], async ([action_id, times]) => {
      const action = await this.find(action_id);
      if (!action) throw new UnprocessableEntity(`Action not found with ID ${shownText(action_id)}`);
      const copy = reusableAction(action);
      bytes += times * Buffer.byteLength(JSON.stringify(copy));
      assertCopies(bytes);
      return [action_id, copy] as const;
    });
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
    const added = addedActions(asked, stored);
    assertAdded(added.length);
    const taken = await this.taken(added.filter((entry) => sent.has(entry.action_id)));
    return taken.size === 0 ? asked : make(withoutActionIds(input, taken));
  }

  /** Puts the actions that the plan got last into the library, where they are not there already. */
  private async keep(added: readonly PlanAction[], context: WriteContext): Promise<void> {
    // Of entries that share an id, the first one.
    const actions = new Map(added.toReversed().map((entry) => [entry.action_id, entry]));
    const faults = await inBatches([...actions.values()], (entry) =>
      this.put(entry, context).catch((fault: unknown) => [fault]),
    );
    const [first, ...others] = faults.flatMap((fault) => fault ?? []);
    if (first === undefined) return;
    const reason = describeError(first);
    logError({ operation: 'keepAction', outcome: 'not kept', actions: others.length + 1, reason });
  }

  private async put(entry: PlanAction, context: WriteContext): Promise<void> {
    // One that nobody looked for has a new id. Where another request has put it meanwhile, the action is there.
    if (await this.found.get(entry.action_id)) return;
    await this.actions.put(libraryAction(this.project_id, entry, context));
  }

  /** Ids under which the library has something else than one of these entries says. */
  private async taken(entries: readonly PlanAction[]): Promise<ReadonlySet<string>> {
    const texts = new Map<string, Set<string>>();
    for (const entry of entries) {
      texts.set(entry.action_id, (texts.get(entry.action_id) ?? new Set()).add(workText(entry)));
    }
    const ids = await inBatches([...texts], async ([action_id, said]) => {
      const action = await this.find(action_id);
      return action && (said.size > 1 || !said.has(workText(reusableAction(action)))) ? [action_id] : [];
    });
    return new Set(ids.flat());
  }

  private find(action_id: string): Promise<StoredAction | undefined> {
    const found = this.found.get(action_id) ?? this.lookUp(action_id);
    this.found.set(action_id, found);
    return found;
  }

  private async lookUp(action_id: string): Promise<StoredAction | undefined> {
    const action = await this.actions.get({ project_id: this.project_id, action_id });
    if (action) this.foundBytes += itemSize(action);
    assertFound(this.foundBytes);
    return action;
  }
}

function assertNames(count: number): void {
  if (count <= LIMITS.namedActions) return;
  throw new BadDataFormat(
    `A plan can name up to ${LIMITS.namedActions} actions of the library, and this one names ${count}.`,
  );
}

/** A small body can name a large action many times. */
function assertCopies(bytes: number): void {
  if (bytes <= LIMITS.copiedBytes) return;
  throw new BadDataFormat(
    `The actions that the plan names take more than ${LIMITS.copiedBytes} bytes (${LIMITS.copiedBytes / 1024} KB) in it, ` +
      'each counted as often as it is named.',
  );
}

/** Ids are short, and what the library has under them need not be. */
function assertFound(bytes: number): void {
  if (bytes <= LIMITS.libraryBytes) return;
  throw new BadDataFormat(
    `The actions that the library has under the ids in this plan take more than ${LIMITS.libraryBytes} bytes ` +
      `(${LIMITS.libraryBytes / 1024} KB): send those that say something else without their ids.`,
  );
}

function assertAdded(count: number): void {
  if (count <= LIMITS.addedActions) return;
  throw new BadDataFormat(
    `A request can add up to ${LIMITS.addedActions} actions to a plan, and this one adds ${count}.`,
  );
}

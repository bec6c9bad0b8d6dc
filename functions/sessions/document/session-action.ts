import { BadDataFormat } from '../../errors';
import type { Json, JsonObject } from '../../documents/json';
import { shownValue } from '../../documents/shown-value';

/** An agent begins the run of one of a session's plans, knowing the session at this tag. */
export interface StartAction {
  readonly name: 'start';
  readonly job_id: string;
  readonly current_tag: number;
}

/** An agent has ended the run of one of a session's plans. */
export interface EndAction {
  readonly name: 'end';
  readonly job_id: string;
  readonly result: string;
}

export type SessionAction = StartAction | EndAction;

/**
 * What an agent says of its plan: the first key of the body counts, as in Freezer.
 * @returns undefined for an action that nobody knows.
 * @throws BadDataFormat for no action, and for one that lacks something.
 */
export function parseSessionAction(body: JsonObject): SessionAction | undefined {
  const [first] = Object.entries(body);
  if (first === undefined) throw new BadDataFormat('Bad action request format');
  const [name, members] = first;
  switch (name) {
    case 'start': {
      const of = membersOf(name, members);
      return { name, job_id: of.text('job_id'), current_tag: of.integer('current_tag') };
    }
    case 'end': {
      const of = membersOf(name, members);
      return { name, job_id: of.text('job_id'), result: of.text('result') };
    }
    default:
      return undefined;
  }
}

function membersOf(action: string, members: Json) {
  if (typeof members !== 'object' || members === null || Array.isArray(members)) {
    throw new BadDataFormat(`${shownValue(members)} is not of type 'object' (at ${action})`);
  }
  const given = new Map(Object.entries(members));
  const required = (name: string): Json => {
    const value = given.get(name);
    if (value !== undefined) return value;
    throw new BadDataFormat(`${shownValue(name)} is a required property (at ${action})`);
  };
  return {
    text(name: string): string {
      const value = required(name);
      if (typeof value === 'string') return value;
      throw new BadDataFormat(`${shownValue(value)} is not of type 'string' (at ${action}.${name})`);
    },
    /** The freezer command sends numbers as text. */
    integer(name: string): number {
      const value = required(name);
      const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
      if (typeof number === 'number' && Number.isInteger(number)) return number;
      throw new BadDataFormat(`${shownValue(value)} is not of type 'integer' (at ${action}.${name})`);
    },
  };
}

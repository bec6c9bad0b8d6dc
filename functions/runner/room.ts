import { isJsonObject } from '../documents/stored-document';

/** How many backups may be made at once. */
interface RoomLimits {
  readonly deployment: number;
  readonly project: number;
}

/** Of a backup that is being made, in epoch seconds. */
interface Stay {
  readonly since: number;
  /** When it was seen under way last. */
  readonly seen: number;
}

/** A backup that takes longer than this is no longer counted for the deployment, so that stuck ones block nobody else. */
const LONGEST_COUNTED = 3600;
/** Runs look at what they make every five minutes: what is not seen for this long has ended, and its worker too. */
const LONGEST_UNSEEN = 900;

/** Room for backups that are made at the same time. One worker has it at a time; it is kept in a note between ticks. */
export class Room {
  private constructor(
    private readonly stays: Map<string, Stay>,
    private readonly limits: RoomLimits,
    private readonly now: () => number,
  ) {}

  /**
   * @param note As `note()` gave it; anything else is taken for an empty room.
   * @param now Epoch seconds.
   */
  static of(note: unknown, limits: RoomLimits, now: () => number): Room {
    const stays = new Map<string, Stay>();
    for (const [name, stay] of Object.entries(isJsonObject(note) ? note : {})) {
      const { since, seen } = isJsonObject(stay) ? stay : {};
      if (typeof since !== 'number' || typeof seen !== 'number') continue;
      if (seen > now() - LONGEST_UNSEEN) stays.set(name, { since, seen });
    }
    return new Room(stays, limits, now);
  }

  /** @returns false when there is none. Who has it already keeps it. */
  takes(project_id: string, record_id: string): boolean {
    if (this.holds(project_id, record_id)) return true;
    const young = [...this.stays.values()].filter(({ since }) => since > this.now() - LONGEST_COUNTED);
    const own = [...this.stays.keys()].filter((name) => name.startsWith(`${project_id}/`));
    if (young.length >= this.limits.deployment || own.length >= this.limits.project) return false;
    this.stays.set(`${project_id}/${record_id}`, { since: this.now(), seen: this.now() });
    return true;
  }

  /** Keeps the room of what is under way, where it has any. */
  holds(project_id: string, record_id: string): boolean {
    const name = `${project_id}/${record_id}`;
    const stay = this.stays.get(name);
    if (stay) this.stays.set(name, { ...stay, seen: this.now() });
    return stay !== undefined;
  }

  leaves(project_id: string, record_id: string): void {
    this.stays.delete(`${project_id}/${record_id}`);
  }

  note(): Readonly<Record<string, Stay>> {
    return Object.fromEntries(this.stays);
  }
}

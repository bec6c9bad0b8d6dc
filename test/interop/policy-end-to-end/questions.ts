import { type Subject, SUBJECTS, type TokenKindName } from '../support/token-subjects';
import type { Realm } from '../support/world';
import { type PolicyName, type Probe, PROBES } from './probes';
import type { Side, Verdict } from './side';

const PLACES = ['own project', 'foreign project'] as const;
type Place = (typeof PLACES)[number];

/** A token, and a project in which it asks for everything. */
export interface Asker {
  readonly kind: TokenKindName;
  readonly place: Place;
  readonly token: string;
  readonly project: string;
}

/** What is asked: may a token of this kind do this, in its own project or another one? */
export interface Question {
  readonly kind: TokenKindName;
  readonly place: Place;
  readonly probe: Probe;
}

export interface Answered extends Question {
  readonly theirs: Verdict;
  readonly ours: Verdict;
}

const KINDS = Object.keys(SUBJECTS).filter((name): name is TokenKindName => name in SUBJECTS);

export const QUESTIONS: readonly Question[] = KINDS.flatMap((kind) =>
  PLACES.flatMap((place) => PROBES.map((probe) => ({ kind, place, probe }))),
);

/** A token of each kind, made one after the other: SQLite takes one writer. What ends a token's life has happened. */
export async function askers(realm: Realm): Promise<readonly Asker[]> {
  const made: Asker[] = [];
  for (const kind of KINDS) {
    const { token, project, end }: Subject = await SUBJECTS[kind](realm);
    await end?.();
    const foreign = project === realm.project ? realm.otherProject : realm.project;
    made.push({ kind, place: 'own project', token, project });
    made.push({ kind, place: 'foreign project', token, project: foreign });
  }
  return made;
}

/** Asks one question after the other, and both sides at once. */
export async function ask(asking: readonly Asker[], theirs: Side, ours: Side): Promise<readonly Answered[]> {
  const answers: Answered[] = [];
  for (const { kind, place, token, project } of asking) {
    for (const probe of PROBES) {
      const [their, our] = await Promise.all([theirs(token, project, probe), ours(token, project, probe)]);
      answers.push({ kind, place, probe, theirs: their, ours: our });
    }
  }
  return answers;
}

/** A sentence for each question that the sides answer in two ways, in the order of the alphabet. */
export function differencesIn(answers: readonly Answered[], policy: PolicyName): readonly string[] {
  return answers
    .filter(({ theirs, ours }) => theirs !== ours)
    .map(
      ({ kind, place, probe, theirs, ours }) =>
        `${kind}, ${place}, ${probe.rule} = ${JSON.stringify(probe[policy])}: theirs ${theirs}, ours ${ours}`,
    )
    .sort();
}

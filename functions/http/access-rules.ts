import type { AccessRule } from '../contract/identity';

/** What a request asks for, in the terms of access rules. */
export interface RuledRequest {
  /** Type of the service that is asked. */
  readonly service: string;
  readonly method: string;
  /** Without stage and base path, and without a slash at the end. */
  readonly path: string;
}

const MAX_PATH_LENGTH = 512;

/** The wildcards of a path pattern, and the text between them. */
const PIECES = /\*\*|\*|\{[^}]*\}|[^*{]+|\{/g;

/**
 * Whether one of an application credential's access rules allows a request, as keystonemiddleware reads them: `*` and
 * `{name}` stand for at least one character without a slash, `**` for anything, all else for itself. Two things are
 * read more kindly: methods in any case, and a slash at the end of path or pattern, which means nothing here.
 */
export function isAllowed(rules: readonly AccessRule[], { service, method, path }: RuledRequest): boolean {
  // No route is as long, and matching takes pattern times path.
  if (path.length > MAX_PATH_LENGTH) return false;
  return rules.some(
    (rule) =>
      rule.service === service &&
      rule.method.toUpperCase() === method.toUpperCase() &&
      [path, `${path}/`].some((spelling) => matches(rule.path, spelling)),
  );
}

/**
 * Walks through the pattern with all places that the path can have got to so far, rather than with a regular
 * expression, which a pattern with many `**` would keep busy for ever.
 */
function matches(pattern: string, path: string): boolean {
  let places: readonly number[] = [0];
  for (const [piece] of pattern.matchAll(PIECES)) places = placesAfter(piece, path, places);
  return places.includes(path.length);
}

function placesAfter(piece: string, path: string, places: readonly number[]): readonly number[] {
  if (piece === '**') return placesFrom(places[0] ?? Infinity, path);
  if (piece === '*' || (piece.startsWith('{') && piece !== '{'))
    return placesInSegments(path, new Set(places));
  return places.filter((place) => path.startsWith(piece, place)).map((place) => place + piece.length);
}

function placesFrom(first: number, path: string): readonly number[] {
  return [...Array(path.length + 1).keys()].filter((place) => place >= first);
}

/** Behind every character that can be reached from one of the places without passing a slash. */
function placesInSegments(path: string, places: ReadonlySet<number>): readonly number[] {
  let reached = false;
  return [...Array(path.length).keys()].flatMap((place) => {
    reached = path[place] !== '/' && (reached || places.has(place));
    return reached ? [place + 1] : [];
  });
}

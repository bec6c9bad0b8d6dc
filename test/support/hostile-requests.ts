import { DOCUMENTED_PLAN, FOREIGN_PLAN } from '../../local/sample-plans';
import { fc } from './fast-check';
import { SPOOFED_HEADERS } from './spoofed-headers';

export interface HostileRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

const [OWN, FOREIGN] = [DOCUMENTED_PLAN, FOREIGN_PLAN];

/**
 * What means something to some path, policy, database or server. Blanks, control characters and all beyond ASCII are
 * percent-encoded, because node lets nobody send or receive them in a request line.
 */
const TRICKS = words(String.raw`
  * ? : ; . .. / // /. /.. /../ /./ \ ..\ # @ $ ! ~ + & = , | " ' < ( [ { {proxy+} $stageVariables.x % %zz
  %2F %2f %5C %2e %2e%2e %2E%2E%2F %2A %3F %3A %3B %23 %7B %20 %09 %00 %0A %0D%0A %7F %FF %C0%AF %C0%AE
  %252F %252e%252e%252f %25252F %2500 %E2%80%AE %E2%80%8B %EF%BC%8F %EF%BC%8E%EF%BC%8E %C3%A9 %65%CC%81 %F0%9F%92%BE
`);

/** From one directory over to its neighbour, for whoever tidies paths before or after they are checked. */
const DETOURS = words(
  String.raw`/../ /./../ //../ /%2e%2e/ /.%2E/ %2F..%2F %2f%2e%2e%2f %252F..%252F \..\ ;/../`,
);

/** What the straight parts of the path are replaced by. */
export const PREFIXES = words(`/prod /PROD /test / /. /x/.. /v2/.. /%2e%2e /v2/${OWN.project_id}/..`);
const VERSIONS = words(`//v2/ /v2// /V2/ /%762/ /v2/./ /v1/ /v2;/ /v2/${OWN.project_id}/../`);
const COLLECTIONS = words(String.raw`//jobs/ /jobs// \jobs\ /JOBS/ /%6aobs/ /jobs/../jobs/ /*/ /jobs%2F`);
export const ENDS = words(`/ // /. /.. ? # ; .json %20 ?limit=%zz ?project_id=${OWN.project_id}`);

const trick = fc.constantFrom(...TRICKS);
const detour = fc.constantFrom(...DETOURS);
const wildcard = fc.constantFrom('*', '?', '%2A', '');
const percent = fc.constantFrom('%', '%25');

/** An id as it should be, of the own plan or the foreign one, or distorted. */
export function segment(own: string, foreign: string): fc.Arbitrary<string> {
  const id = fc.constantFrom(own, foreign);
  const at = fc.nat(own.length - 1);
  const distorted = fc.oneof(
    trick,
    id.map((text) => text.toUpperCase()),
    fc.tuple(id, at, trick).map(([text, index, odd]) => text.slice(0, index) + odd + text.slice(index)),
    fc.tuple(id, at, wildcard).map(([text, index, odd]) => text.slice(0, index) + odd),
    fc.tuple(id, at, percent).map(([text, index, sign]) => withCode(text, index, sign)),
    fc.tuple(id, trick, id).map((parts) => parts.join('')),
    detour.map((way) => own + way + foreign),
  );
  return fc.oneof({ weight: 2, arbitrary: id }, { weight: 1, arbitrary: distorted });
}

function mostly(usual: string, others: readonly string[]): fc.Arbitrary<string> {
  const other = fc.constantFrom(...others);
  return fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
}

/** One letter is written as its code. */
function withCode(text: string, index: number, sign: string): string {
  return text.slice(0, index) + sign + text.charCodeAt(index).toString(16) + text.slice(index + 1);
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

const path = fc
  .tuple(
    mostly('', PREFIXES),
    mostly('/v2/', VERSIONS),
    segment(OWN.project_id, FOREIGN.project_id),
    mostly('/jobs/', COLLECTIONS),
    segment(OWN.job_id, FOREIGN.job_id),
    mostly('', ENDS),
  )
  .map((parts) => parts.join(''));

const headers = fc.subarray([...SPOOFED_HEADERS], { maxLength: 5 }).map((pairs) => Object.fromEntries(pairs));

/** A request for an own or a foreign plan that leaves the straight path in any number of places, or in none. */
export const hostileRequest: fc.Arbitrary<HostileRequest> = fc.record({ path, headers });

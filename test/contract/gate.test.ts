import { gatePolicy } from '../../functions/authorizer/gate-policy';
import { HTTP_METHODS } from '../../functions/contract/http-methods';
import { type Identity, PROJECT_ID_PATTERN } from '../../functions/contract/identity';
import { parseToken } from '../../functions/keystone/validate-token';
import { DEFAULT_CHECKS } from '../../functions/policy/default-checks';
import { PolicyError } from '../../functions/policy/parse-check';
import { loadPolicy, mayCrossProjects } from '../../functions/policy/policy';
import { evaluatePolicy, parsePolicy } from '../../local/aws/gateway/iam-policy';
import { fc } from '../support/fast-check';
import { OTHER_PROJECT_ID, PROJECT_ID } from '../support/identity';
import { keystoneToken } from '../support/keystone-token';

const CASES = 6000;
const API = 'arn:aws:execute-api:us-east-1:123456789012:abcdefghij';
const STAGE = `${API}/prod`;
const LOOK_ALIKES = [`${API}/prod2`, `${API}/PROD`, `${API}/pro`, `${API}0/prod`];

/** Short, so that one id is often the beginning of another. */
const goodId = fc.oneof(fc.constantFrom(PROJECT_ID, OTHER_PROJECT_ID, 'a', 'aa', 'v2', 'GET'), goodText(3));
const oddId = fc
  .tuple(
    goodText(2),
    fc.constantFrom('*', '?', ':', '/', '.', '%', '\n', ' ', '${a}', '../', 'é', ''),
    goodText(2),
  )
  .map((parts) => parts.join(''))
  .filter((id) => !/^[\w-]+$/.test(id));

const ROLES = ['reader', 'member', 'admin', 'service', 'auditor', '*', 'ADMIN '];
const scope = (id: fc.Arbitrary<string>): fc.Arbitrary<object> =>
  fc.oneof(
    { weight: 5, arbitrary: id.map((own) => ({ project: { id: own, domain: { id: 'default' } } })) },
    fc.constantFrom({ domain: { id: PROJECT_ID } }, { system: { all: true } }, {}),
  );
/** What Keystone says of a token, as the text of its answer. */
const token = (id: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(scope(id), fc.uniqueArray(fc.constantFrom(...ROLES), { maxLength: 2 }))
    .map(([scoped, names]) =>
      JSON.stringify(
        keystoneToken({ project: undefined, roles: names.map((name) => ({ name })), ...scoped }),
      ),
    );

/** The checks of an operator who tries everything. */
const check = fc
  .array(
    fc.constantFrom(
      '@',
      'role:reader',
      'role:member',
      'project_id:%(project_id)s',
      `project_id:${PROJECT_ID}`,
      'user:x',
    ),
    { maxLength: 3 },
  )
  .chain((words) => fc.constantFrom(words.join(' or '), words.join(' and '), words.join(' and not ')));
/** Any file that loads; one that does not never reaches the gate. */
const overrides = fc
  .dictionary(fc.constantFrom(...Object.keys(DEFAULT_CHECKS), 'default'), check, { maxKeys: 4 })
  .filter(loads);

const segment = fc.oneof(
  { weight: 3, arbitrary: goodId },
  fc.constantFrom(
    'v2',
    'jobs',
    '*',
    '?',
    '%2a',
    '%2F',
    '..',
    '.',
    '',
    'v2%2f',
    'GET',
    'prod',
    'a:b',
    'V2',
    'é',
    '\n',
  ),
);
/** The path of a request, often one of the project `own` or one that looks like it. */
const pathNear = (own: string): fc.Arbitrary<string> =>
  fc
    .oneof(fc.constantFrom('/v2', '/v2', '//v2', '/v2/', '//v2/', '///v2', '/v2?', ''), {
      weight: 6,
      arbitrary: fc.tuple(fc.constantFrom(...doorsNear(own)), fc.array(segment, { maxLength: 3 })),
    })
    .map((path) => (typeof path === 'string' ? path : path[0] + path[1].join('/')));
const verb = fc.constantFrom('GET', ...HTTP_METHODS, 'TRACE', 'get', '*');
const stage = fc.oneof({ weight: 6, arbitrary: fc.constant(STAGE) }, fc.constantFrom(...LOOK_ALIKES));

describe('the gate', () => {
  it('lets whom cross_project does not pass into the own project and to the version document, nowhere else', () => {
    const seen = { own: 0, version: 0, refused: 0, crossing: 0 };
    const request = token(goodId).chain((body) =>
      fc.tuple(fc.constant(body), pathNear(parseToken(body)?.project_id ?? PROJECT_ID), pathNear(PROJECT_ID)),
    );
    fc.assert(
      fc.property(request, overrides, verb, stage, ([body, path, asked], file, method, at) => {
        const identity = parsed(body);
        const crossing = mayCrossProjects(loadPolicy(file), identity);
        // API Gateway holds a cached policy against other requests than the one that was authorised.
        const passes = isLetThrough(identity, crossing, asked, `${at}/${method}${path}`);
        const inStage = at === STAGE && isVerb(method);
        // What a client asks for that was told a URL with a slash at its end.
        const door = path.startsWith('//') ? path.slice(1) : path;
        const version = inStage && method === 'GET' && ['/v2', '/v2/'].includes(door);
        const own = inStage && door.startsWith(`/v2/${identity.project_id ?? '/'}/`);
        expect(passes).toBe(version || own || (crossing && inStage && door.startsWith('/v2/')));
        seen[crossing ? 'crossing' : version ? 'version' : own ? 'own' : 'refused']++;
      }),
      { numRuns: CASES },
    );
    expect(Object.values(seen).filter((count) => count < 20)).toEqual([]);
  });

  it('never gets a project id with a wildcard, a colon, a slash or the like', () => {
    fc.assert(
      fc.property(token(oddId), (body) => {
        const identity = parseToken(body);
        expect(identity?.project_id ?? null).toBeNull();
        expect(identity?.scope).not.toBe('project');
      }),
      { numRuns: 1000 },
    );
  });

  it('gets every other project id, as Keystone spelled it', () => {
    fc.assert(
      fc.property(token(goodId), (body) => {
        const { scope: kind, project_id } = parsed(body);
        expect(kind === 'project').toBe(project_id !== null);
        expect(project_id ?? 'none').toMatch(PROJECT_ID_PATTERN);
      }),
    );
  });
});

function doorsNear(own: string): readonly string[] {
  return [
    ...[
      `/v2/${own}/`,
      `/v2/${own}/`,
      `/v2/${own}`,
      `/v2/${own}*/`,
      `/v2/${own}%2F`,
      `/v2/${own}:/`,
      '/v2/*/',
    ],
    ...[
      `//v2/${own}/`,
      `///v2/${own}/`,
      `//v2/${OTHER_PROJECT_ID}/`,
      `//v2/v2/${own}/`,
      `//${own}/v2/`,
      `/v2//${own}/`,
      `/V2/${own}/`,
      `/v2/${own.toUpperCase()}/`,
      `/v2/${own.slice(0, -1)}/`,
    ],
    ...[`/v2/../${own}/`, `/v2/${OTHER_PROJECT_ID}/../${own}/`, `/GET/v2/${own}/`, '/x/GET/v2', '/v2/'],
  ];
}

function goodText(maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom('a', 'A', '0', '_', '-'), minLength: 1, maxLength });
}

function parsed(body: string): Identity {
  const identity = parseToken(body);
  if (identity === undefined) throw new Error(`Not a token: ${body}`);
  return identity;
}

function loads(file: Readonly<Record<string, string>>): boolean {
  try {
    loadPolicy(file);
    return true;
  } catch (error) {
    if (error instanceof PolicyError) return false;
    throw error;
  }
}

function isVerb(method: string): boolean {
  return HTTP_METHODS.some((known) => known === method);
}

/**
 * @param asked The path for which the authorizer was asked.
 * @param resource What its verdict is held against.
 */
function isLetThrough(identity: Identity, crossing: boolean, asked: string, resource: string): boolean {
  const document: unknown = gatePolicy(`${STAGE}/GET${asked.replace(/^(?!\/)/, '/')}`, identity, crossing);
  return evaluatePolicy(parsePolicy(document), 'execute-api:Invoke', resource) === 'allow';
}

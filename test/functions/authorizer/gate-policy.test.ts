import { gatePolicy } from '../../../functions/authorizer/gate-policy';
import type { Identity } from '../../../functions/contract/identity';
import { evaluatePolicy, parsePolicy } from '../../../local/aws/gateway/iam-policy';
import { identity } from '../../support/identity';

const STAGE = 'arn:aws:execute-api:us-east-1:123456789012:abcdefghij/prod';
const VERSION = ['/v2', '/v2/', '//v2', '//v2/'].map((path) => `${STAGE}/GET${path}`);
const VERBS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const PROJECT = '3046fb2c2a314a0fbb32607caa1e5277';

function resources(who: Identity, crossProject = false, path = 'GET/v2/any/jobs/any'): unknown {
  const { Statement: statements } = gatePolicy(`${STAGE}/${path}`, who, crossProject);
  expect(statements).toHaveLength(1);
  expect(statements[0]).toMatchObject({ Effect: 'Allow', Action: 'execute-api:Invoke' });
  return statements[0] && 'Resource' in statements[0] ? statements[0].Resource : undefined;
}

describe('gatePolicy', () => {
  it('opens the version document and, for every verb, all below the own project', () => {
    expect(resources(identity())).toEqual([
      ...VERSION,
      ...VERBS.flatMap((verb) => [`${STAGE}/${verb}/v2/${PROJECT}/*`, `${STAGE}/${verb}//v2/${PROJECT}/*`]),
    ]);
  });

  it('opens all projects to who may cross them', () => {
    expect(resources(identity(), true)).toContain(`${STAGE}/DELETE/v2/*`);
    expect(resources(identity(), true)).toContain(`${STAGE}/DELETE//v2/*`);
  });

  describe('held against paths as IAM does', () => {
    const isOpen = (path: string, verb = 'GET', crossProject = false): boolean => {
      const { Statement } = gatePolicy(`${STAGE}/GET/`, identity(), crossProject);
      const statements = parsePolicy({ Statement });
      return evaluatePolicy(statements, 'execute-api:Invoke', `${STAGE}/${verb}${path}`) === 'allow';
    };
    const OTHER = '9c1f0e6f0c0b4f0e8d8f6b1f5a3e7d21';

    it.each(VERBS)('opens the own project to %s, also behind a second slash', (verb) => {
      expect(isOpen(`/v2/${PROJECT}/jobs`, verb)).toBe(true);
      expect(isOpen(`//v2/${PROJECT}/jobs/`, verb)).toBe(true);
      expect(isOpen(`/v2/${OTHER}/jobs`, verb)).toBe(false);
      expect(isOpen(`//v2/${OTHER}/jobs`, verb)).toBe(false);
    });

    it.each([
      `//v2/${OTHER}/${PROJECT}/jobs`,
      `//v2//${PROJECT}/jobs`,
      `//v2/${PROJECT}`,
      `//v2/${PROJECT}x/jobs`,
      `//x/v2/${PROJECT}/jobs`,
      `///v2/${PROJECT}/jobs`,
      `/v2/v2/${PROJECT}/jobs`,
      `//v2/v2/${PROJECT}/jobs`,
      `//${PROJECT}/jobs`,
      `//v22/${PROJECT}/jobs`,
      `//prod/v2/${PROJECT}/jobs`,
      '//',
      '//healthcheck',
    ])('opens nothing of %s', (path) => {
      for (const verb of VERBS) expect(isOpen(path, verb)).toBe(false);
    });
  });

  it.each(['domain', 'unscoped', 'system'] as const)('opens no project to a token with scope %s', (scope) => {
    expect(resources(identity({ scope, project_id: null }))).toEqual(VERSION);
  });

  it.each([
    'GET/v2/other/jobs/1',
    'DELETE/',
    'GET/v2/*/jobs/*',
    'GET/v2/a:b/jobs/c:d',
    'GET/v2/arn:aws:execute-api:us-east-1:999999999999:evil/prod/GET',
  ])('takes nothing from the requested path %s', (path) => {
    expect(resources(identity(), false, path)).toEqual(resources(identity()));
  });

  it.each(['', 'arn:aws:execute-api:us-east-1:123456789012', 'arn:aws:execute-api:us-east-1:1:api/prod'])(
    'refuses %j, which is no method ARN',
    (methodArn) => {
      expect(() => gatePolicy(methodArn, identity(), false)).toThrow('no API and stage');
    },
  );
});

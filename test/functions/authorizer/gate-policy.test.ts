import { gatePolicy } from '../../../functions/authorizer/gate-policy';
import type { Identity } from '../../../functions/contract/identity';
import { identity } from '../../support/identity';

const STAGE = 'arn:aws:execute-api:us-east-1:123456789012:abcdefghij/prod';
const VERSION = [`${STAGE}/GET/v2`, `${STAGE}/GET/v2/`];
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
      ...['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map(
        (verb) => `${STAGE}/${verb}/v2/${PROJECT}/*`,
      ),
    ]);
  });

  it('opens all projects to who may cross them', () => {
    expect(resources(identity(), true)).toContain(`${STAGE}/DELETE/v2/*`);
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

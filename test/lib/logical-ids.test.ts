import { synthesize, type Synthesized } from '../support/synthesized';

/** A changed id is a replaced resource: a lost table, another URL. See docs/adr/0001-jobs-table.md. */
describe('logical ids', () => {
  let template: Synthesized['template'];
  beforeAll(() => {
    ({ template } = synthesize());
  });

  it.each([
    ['AWS::DynamoDB::GlobalTable', ['BackupJobsTable93D87F38']],
    ['AWS::ApiGateway::RestApi', ['BackupRestApi5102D05E']],
    ['AWS::ApiGateway::Authorizer', ['BackupAuthorizer216B1CC0']],
    [
      'AWS::Lambda::Function',
      [
        'BackupAuthorizerHandlerFunctionECEF715E',
        'BackupDiscoveryFunction0367C212',
        'BackupJobsFunctionBB0E696D',
      ],
    ],
  ])('of %s never change', (type, ids) => {
    expect(Object.keys(template.findResources(type)).sort()).toEqual(ids);
  });
});

import { RUNNING_PLANS } from '../support/every-setting';
import { synthesize, type Synthesized } from '../support/synthesized';
import { templateOf } from '../support/template-of';

/** A changed id is a replaced resource: a lost table, another URL. See docs/adr/0001-jobs-table.md. */
describe('logical ids', () => {
  let template: Synthesized['template'];
  beforeAll(() => {
    ({ template } = synthesize());
  });

  it('of what runs managed plans never change either', () => {
    const before = templateOf().Resources;
    const ids = Object.keys(templateOf(RUNNING_PLANS).Resources).filter((id) => !(id in before));
    expect(ids.filter((id) => /Table|Function[0-9A-F]{8}$|Clock[0-9A-F]{8}$/.test(id)).sort()).toEqual([
      'BackupRunnerClock4B8E411D',
      'BackupRunnerHandlerFunction201B500D',
      'BackupRunsTable45F76AE2',
    ]);
  });

  it.each([
    [
      'AWS::DynamoDB::GlobalTable',
      [
        'BackupActionsTable3A4D2F60',
        'BackupBackupsTable87A1CD7B',
        'BackupClientsTable973C836D',
        'BackupCountsTable86DD514F',
        'BackupJobsTable93D87F38',
        'BackupSessionsTable111205AB',
      ],
    ],
    ['AWS::ApiGateway::RestApi', ['BackupRestApi5102D05E']],
    ['AWS::ApiGateway::Authorizer', ['BackupAuthorizer216B1CC0']],
    [
      'AWS::Lambda::Function',
      [
        'BackupActionsFunction77E85865',
        'BackupAuthorizerHandlerFunctionECEF715E',
        'BackupBackupsFunction469230DA',
        'BackupClientsFunction973D24B4',
        'BackupDiscoveryFunction0367C212',
        'BackupFallbackFunction8C56A890',
        'BackupJobsFunctionBB0E696D',
        'BackupSessionsFunction20224186',
      ],
    ],
  ])('of %s never change; a new kind of document adds its own', (type, ids) => {
    expect(Object.keys(template.findResources(type)).sort()).toEqual(ids);
  });
});

import { BACKUP_CASES } from '../../support/cinder-backup-cases';
import { VOLUME_CASES } from '../../support/cinder-volume-cases';
import { PROJECT_ID } from '../../support/identity';
import { type SmallCinder, startSmallCinder } from '../../support/small-cinder';
import { startTenant, type StartedTenant } from '../../support/tenant';

let tenant: StartedTenant;
let world: SmallCinder;
beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.close());
beforeEach(async () => {
  world = await startSmallCinder({ ...tenant, project_id: PROJECT_ID });
});
afterEach(() => world.close());

describe('functions/cinder, with the small block storage', () => {
  it.each([...VOLUME_CASES, ...BACKUP_CASES])('$name', async ({ run, expected }) => {
    expect(await run(world)).toEqual(expected);
  });
});

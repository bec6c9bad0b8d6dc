import { readFileSync } from 'node:fs';
import { readSettings } from '../../../lib/settings/settings';
import { RUNNING_PLANS } from '../../support/every-setting';

const keystoneUrl = 'https://keystone.example.com:5000';
const read = (given: Readonly<Record<string, unknown>>) => () => readSettings({ keystoneUrl, ...given });

describe('settings of a stack that runs managed plans', () => {
  const DETAILS = {
    runnerCredentialKey: 'arn:aws:kms:us-east-1:123456789012:key/01234567-cdef',
    runnerAccess: 'role',
    runnerBackups: '100',
    blockStorageRegion: 'RegionOne',
    blockStorageInterface: 'internal',
    blockStorageCaFile: 'test/support/test-certificate.pem',
  };

  it('are read', () => {
    expect(read({ ...RUNNING_PLANS, ...DETAILS })()).toMatchObject({
      ...DETAILS,
      managedRunner: 'stack',
      runnerBackups: 100,
      blockStorageCaFile: readFileSync('test/support/test-certificate.pem', 'utf8'),
    });
  });

  it.each([
    ['runnerUser', 'two words'],
    ['runnerCredential', 'secret'],
    ['runnerCredentialKey', 'arn:aws:kms:us-east-1:123456789012:alias/runner'],
    ['runnerAccess', 'none'],
    ['runnerBackups', '0'],
    ['runnerBackups', '1001'],
    ['blockStorageRegion', 'two words'],
    ['blockStorageInterface', 'admin'],
    ['blockStorageCaFile', 'package.json'],
  ])('are refused in one sentence: %s=%j', (name, value) => {
    expect(read({ ...RUNNING_PLANS, [name]: value })).toThrow(
      `The setting ${name} is ${JSON.stringify(value)}, but it must be `,
    );
  });

  it.each(['stack', 'paused'])(
    'must name the account and its secret, with managedRunner=%s',
    (managedRunner) => {
      const { runnerUser, runnerCredential, ...rest } = RUNNING_PLANS;
      const given = { ...rest, managedRunner };
      expect(read({ ...given, runnerCredential })).toThrow(
        `The setting managedRunner is ${managedRunner}, which needs runnerUser, the user id of the account that runs the plans.`,
      );
      expect(read({ ...given, runnerUser })).toThrow(
        `The setting managedRunner is ${managedRunner}, which needs runnerCredential, the ARN of the secret with the `,
      );
    },
  );

  const { runnerUser, runnerCredential } = RUNNING_PLANS;
  it.each(Object.entries({ runnerUser, runnerCredential, ...DETAILS }))(
    'are idle in others: %s',
    (name, value) => {
      expect(read({ [name]: value })).toThrow(
        `The setting ${name} is for a stack that runs managed plans, but managedRunner is none.`,
      );
      expect(read({ managedRunner: 'external', [name]: value })).toThrow('but managedRunner is external.');
    },
  );
});

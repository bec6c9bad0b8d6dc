import { Duration } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { ENVIRONMENT, RUNNER_ENVIRONMENT } from '../../functions/contract/environment';
import type { AssetExtras } from '../bundling/bundled-code';
import { RUNNER_ENTRY } from '../bundling/entries';
import { readSecret } from '../key-access';
import { KEYSTONE_CA_FILE } from '../keystone-authorizer';
import { networkOf } from '../network';
import { ResourceFunction } from '../resource-function';
import type { Tables } from '../resource-functions';
import type { Settings } from '../settings/settings';
import { grantTables, RUNNER_ACCESS, tableVariables } from '../table-access';
import { addClock } from './clock';

/** Name of the file with the certificates of block storage's authority, beside the bundle. */
const BLOCK_STORAGE_CA_FILE = 'block-storage-ca.pem';

/** A tick does what it can until shortly before; the lease of a worker is longer. */
const RUNNER_TIMEOUT = Duration.seconds(60);

/** Runs managed plans: a function, and the clock that wakes it once a minute. */
export class Runner extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, tables: Tables, settings: Settings) {
    super(scope, id);
    const { function: handler } = new ResourceFunction(this, 'Handler', {
      entry: RUNNER_ENTRY,
      description: 'Runs the managed backup plans of the Freezer API',
      settings,
      // Its ticks are counted, whatever the others log.
      logLevel: settings.logLevel === 'DEBUG' ? 'DEBUG' : 'INFO',
      environment: environmentOf(tables, settings),
      extras: extrasOf(settings),
      timeout: RUNNER_TIMEOUT,
      network: networkOf(settings),
    });
    this.function = handler;
    grantTables(handler, { access: RUNNER_ACCESS, tables, settings });
    const { runnerCredential, runnerCredentialKey } = settings;
    if (runnerCredential !== undefined) {
      for (const statement of readSecret(runnerCredential, runnerCredentialKey)) {
        handler.addToRolePolicy(statement);
      }
    }
    addClock(this, handler, { running: settings.managedRunner === 'stack' });
  }
}

function environmentOf(tables: Tables, settings: Settings): Readonly<Record<string, string>> {
  const { keystoneCaFile, runnerCredential, blockStorageRegion, blockStorageCaFile } = settings;
  return {
    [ENVIRONMENT.keystoneUrl]: settings.keystoneUrl,
    ...(keystoneCaFile !== undefined && { [ENVIRONMENT.keystoneCa]: KEYSTONE_CA_FILE }),
    [ENVIRONMENT.managedClients]: settings.managedClients.join(','),
    [ENVIRONMENT.managedRunner]: settings.managedRunner,
    ...(runnerCredential !== undefined && { [RUNNER_ENVIRONMENT.runnerCredential]: runnerCredential }),
    [ENVIRONMENT.runnerAccess]: settings.runnerAccess,
    [RUNNER_ENVIRONMENT.runnerBackups]: String(settings.runnerBackups),
    ...(blockStorageRegion !== undefined && { [RUNNER_ENVIRONMENT.blockStorageRegion]: blockStorageRegion }),
    [RUNNER_ENVIRONMENT.blockStorageInterface]: settings.blockStorageInterface,
    ...(blockStorageCaFile !== undefined && { [RUNNER_ENVIRONMENT.blockStorageCa]: BLOCK_STORAGE_CA_FILE }),
    ...tableVariables(RUNNER_ACCESS, tables),
  };
}

function extrasOf({ keystoneCaFile, blockStorageCaFile }: Settings): AssetExtras {
  return {
    files: {
      ...(keystoneCaFile !== undefined && { [KEYSTONE_CA_FILE]: keystoneCaFile }),
      ...(blockStorageCaFile !== undefined && { [BLOCK_STORAGE_CA_FILE]: blockStorageCaFile }),
    },
  };
}

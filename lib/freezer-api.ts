import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { ENVIRONMENT } from '../functions/shared/contract/environment';
import { JOBS_TABLE } from '../functions/shared/contract/tables';
import { acknowledgeFindings } from './acknowledged-findings';
import { JobsTable } from './jobs-table';
import { KeystoneAuthorizer } from './keystone-authorizer';
import { policyExtras } from './policy-extras';
import { ResourceFunction } from './resource-function';
import { FreezerRestApi } from './rest-api';
import type { Settings } from './settings';

/** The whole service. The ids of its parts are for ever: docs/adr/0001-jobs-table.md. */
export class FreezerApi extends Construct {
  readonly restApi: FreezerRestApi;
  readonly jobsTable: JobsTable;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    this.jobsTable = new JobsTable(this, 'JobsTable');
    const policy = policyExtras(settings);
    const ofEveryFunction = {
      ...policy.environment,
      [ENVIRONMENT.keystonePublicUrl]: settings.keystonePublicUrl,
      [ENVIRONMENT.serviceType]: settings.serviceType,
    };
    const jobs = new ResourceFunction(this, 'JobsFunction', {
      entry: 'functions/jobs/jobs.lambda.ts',
      description: 'Backup plans of the Freezer API',
      extras: { files: policy.files },
      environment: {
        ...ofEveryFunction,
        [ENVIRONMENT.jobsTable]: this.jobsTable.tableName,
        [ENVIRONMENT.managedClients]: settings.managedClients.join(','),
        [ENVIRONMENT.managedRunner]: settings.managedRunner ? 'on' : 'off',
        [ENVIRONMENT.getBodies]: settings.getBodies,
      },
    });
    openTable(jobs.function, this.jobsTable);
    const discovery = new ResourceFunction(this, 'DiscoveryFunction', {
      entry: 'functions/discovery/discovery.lambda.ts',
      description: 'Versions and health of the Freezer API',
      extras: { files: policy.files },
      environment: ofEveryFunction,
    });
    this.restApi = new FreezerRestApi(this, 'RestApi', {
      settings,
      authorizer: new KeystoneAuthorizer(this, 'Authorizer', settings).authorizer,
      functions: { discovery: discovery.function, jobs: jobs.function },
    });
    acknowledgeFindings(this.restApi);
  }
}

/** Not `grant`, which would open more verbs than the repository has. */
function openTable(reader: LambdaFunction, { tableArn }: JobsTable): void {
  const index = (name: string): string => `${tableArn}/index/${name}`;
  const indexes = [...Object.keys(JOBS_TABLE.indexes), ...Object.keys(JOBS_TABLE.globalIndexes)];
  const items = ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Scan'].map((verb) => `dynamodb:${verb}`);
  reader.addToRolePolicy(new PolicyStatement({ actions: items, resources: [tableArn] }));
  reader.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:Query'], resources: indexes.map(index) }));
}

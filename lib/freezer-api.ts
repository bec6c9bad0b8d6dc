import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ENVIRONMENT } from '../functions/shared/contract/environment';
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
    const jobs = new ResourceFunction(this, 'JobsFunction', {
      entry: 'functions/jobs/jobs.lambda.ts',
      description: 'Backup plans of the Freezer API',
      extras: { files: policy.files },
      environment: {
        ...policy.environment,
        [ENVIRONMENT.jobsTable]: this.jobsTable.tableName,
        [ENVIRONMENT.keystonePublicUrl]: settings.keystonePublicUrl,
        [ENVIRONMENT.serviceType]: settings.serviceType,
        [ENVIRONMENT.managedClients]: settings.managedClients.join(','),
      },
    });
    // Not `grant`, which would open the indexes too.
    jobs.function.addToRolePolicy(
      new PolicyStatement({ actions: ['dynamodb:GetItem'], resources: [this.jobsTable.tableArn] }),
    );
    this.restApi = new FreezerRestApi(this, 'RestApi', {
      settings,
      authorizer: new KeystoneAuthorizer(this, 'Authorizer', settings).authorizer,
      functions: { jobs: jobs.function },
    });
    acknowledgeFindings(this.restApi);
  }
}

import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { FreezerApi } from './freezer-api';
import type { Settings } from './settings';

export class FreezerStack extends Stack {
  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, { description: 'Freezer Serverless: the OpenStack Backup v2 API' });
    const { restApi, tables } = new FreezerApi(this, 'Backup', settings);
    new CfnOutput(this, 'CatalogUrl', {
      // Without the slash at the end: clients append `/v2`.
      value: `https://${restApi.restApiId}.execute-api.${this.region}.${this.urlSuffix}/${restApi.deploymentStage.stageName}`,
      description: 'URL of the backup service for the service catalog',
    });
    for (const [name, { tableName }] of Object.entries(tables)) {
      new CfnOutput(this, `${name.charAt(0).toUpperCase()}${name.slice(1)}TableName`, { value: tableName });
    }
  }
}

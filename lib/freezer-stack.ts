import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { FreezerApi } from './freezer-api';
import type { FreezerApiProps } from './freezer-api-props';

export class FreezerStack extends Stack {
  constructor(scope: Construct, id: string, props: FreezerApiProps) {
    super(scope, id, { description: 'Freezer Serverless: the OpenStack Backup v2 API' });
    const { catalogUrl, catalogCommands, dashboard, runner, tables } = new FreezerApi(this, 'Backup', props);
    new CfnOutput(this, 'CatalogUrl', {
      value: catalogUrl,
      description: 'URL of the backup service for the service catalog',
    });
    new CfnOutput(this, 'CatalogCommands', {
      value: catalogCommands,
      description: 'What puts it there, for a shell with the variables of an OpenStack administrator',
    });
    if (dashboard) new CfnOutput(this, 'DashboardName', { value: dashboard.dashboardName });
    if (runner) new CfnOutput(this, 'RunnerFunctionName', { value: runner.functionName });
    for (const [name, { tableName }] of Object.entries(tables)) {
      new CfnOutput(this, `${name.charAt(0).toUpperCase()}${name.slice(1)}TableName`, { value: tableName });
    }
  }
}

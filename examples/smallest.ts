import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { FreezerApi } from 'freezer-serverless';

/** The smallest app: the API beside a public Keystone, and what the service catalog must be told. */
const app = new App();
const stack = new Stack(app, 'Freezer');
const { catalogUrl, catalogCommands } = new FreezerApi(stack, 'Backup', {
  keystoneUrl: 'https://keystone.example.com:5000',
});
new CfnOutput(stack, 'CatalogUrl', { value: catalogUrl });
new CfnOutput(stack, 'CatalogCommands', { value: catalogCommands });

import { App, Stack, Stage, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { FreezerApi } from 'freezer-serverless';

interface BackupStackProps extends StackProps {
  readonly keystoneUrl: string;
  readonly isProduction: boolean;
}

class BackupStack extends Stack {
  constructor(scope: Construct, id: string, { keystoneUrl, isProduction, ...props }: BackupStackProps) {
    super(scope, id, props);
    new FreezerApi(this, 'Backup', {
      keystoneUrl,
      removalPolicy: isProduction ? 'retain' : 'destroy',
      alarms: isProduction ? 'on' : 'off',
      dashboard: isProduction ? 'on' : 'off',
      tags: { stage: isProduction ? 'production' : 'staging' },
    });
  }
}

/** Staging and production, each with a Keystone and an account of its own: `cdk deploy 'Staging/*'`. */
const app = new App();
new BackupStack(new Stage(app, 'Staging'), 'Freezer', {
  keystoneUrl: 'https://keystone.staging.example.com:5000',
  isProduction: false,
});
new BackupStack(new Stage(app, 'Production'), 'Freezer', {
  keystoneUrl: 'https://keystone.example.com:5000',
  isProduction: true,
});

import { App, Duration, Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { FreezerApi } from 'freezer-serverless';

/** The tables in AWS Backup, each night, with a copy in another Region; they keep 35 days of their own past besides. */
const app = new App();
const stack = new Stack(app, 'Freezer');
const { tables } = new FreezerApi(stack, 'Backup', { keystoneUrl: 'https://keystone.example.com:5000' });

const elsewhere = BackupVault.fromBackupVaultArn(
  stack,
  'Elsewhere',
  'arn:aws:backup:eu-west-1:123456789012:backup-vault:freezer',
);
const plan = new BackupPlan(stack, 'Plan', { backupVault: new BackupVault(stack, 'Vault') });
plan.addRule(
  new BackupPlanRule({
    scheduleExpression: Schedule.cron({ hour: '3', minute: '0' }),
    deleteAfter: Duration.days(90),
    copyActions: [{ destinationBackupVault: elsewhere, deleteAfter: Duration.days(90) }],
  }),
);
plan.addSelection('Tables', {
  resources: Object.values(tables).map((table) => BackupResource.fromArn(table.tableArn)),
});

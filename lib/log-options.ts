import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import type { LogGroupProps } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Settings } from './settings/settings';

/** Of every log group of the stack. */
export function logOptions(
  scope: Construct,
  { logRetentionDays, logKey }: Pick<Settings, 'logRetentionDays' | 'logKey'>,
): LogGroupProps {
  return {
    retention: logRetentionDays,
    removalPolicy: RemovalPolicy.DESTROY,
    ...(logKey !== undefined && { encryptionKey: Key.fromKeyArn(scope, 'LogKey', logKey) }),
  };
}

/**
 * Lets CloudWatch Logs encrypt with a key of the app's own, which nobody else could let it; of a key that was imported, the
 * policy is its owner's.
 */
export function letLogsUse(key: IKey): void {
  key.grantEncryptDecrypt(new ServicePrincipal(`logs.${Aws.REGION}.amazonaws.com`));
}

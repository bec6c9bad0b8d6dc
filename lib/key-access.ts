import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/**
 * Decrypting with a KMS key of the account's own, and only what a service decrypts for this role, of one table or secret. The
 * services name what they decrypt in the encryption context:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html,
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html.
 *
 * @param key Its ARN.
 */
function decryptThrough(
  service: 'dynamodb' | 'secretsmanager',
  key: string,
  [name, value]: readonly [string, string],
): PolicyStatement {
  return new PolicyStatement({
    actions: ['kms:Decrypt'],
    resources: [key],
    conditions: {
      StringEquals: {
        'kms:ViaService': `${service}.${Aws.REGION}.${Aws.URL_SUFFIX}`,
        [`kms:EncryptionContext:${name}`]: value,
      },
    },
  });
}

export function decryptTable(key: string, tableName: string): PolicyStatement {
  return decryptThrough('dynamodb', key, ['aws:dynamodb:tableName', tableName]);
}

/**
 * Reading one secret, and nothing else.
 * @param key ARN of the key of the account's own that it is under.
 */
export function readSecret(secretArn: string, key: string | undefined): readonly PolicyStatement[] {
  const read = new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secretArn] });
  if (key === undefined) return [read];
  return [read, decryptThrough('secretsmanager', key, ['SecretARN', secretArn])];
}

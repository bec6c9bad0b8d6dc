import { ACMClient } from '@aws-sdk/client-acm';
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EC2Client } from '@aws-sdk/client-ec2';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Environment } from '../command/credentials';
import { Refusal } from '../command/refusal';
import { assertRegion, regionConfig } from '../command/region';

/** An account in a Region, by the services that are asked about it. */
export interface Account {
  readonly region: string;
  readonly acm: ACMClient;
  readonly apiGateway: APIGatewayClient;
  readonly cloudFormation: CloudFormationClient;
  readonly dynamoDb: DynamoDBClient;
  readonly ec2: EC2Client;
  readonly lambda: LambdaClient;
  readonly secretsManager: SecretsManagerClient;
}

/**
 * Where the AWS command line finds credentials and Region.
 * @throws Refusal when there are none. It does not repeat what there is.
 */
export async function openAccount(environment: Environment): Promise<Account> {
  const config = regionConfig(environment);
  const lambda = new LambdaClient(config);
  const region = await assertRegion(lambda);
  await lambda.config.credentials().catch(() => {
    throw new Refusal('There are no credentials for AWS: --help shows where they come from.');
  });
  return {
    region,
    lambda,
    acm: new ACMClient(config),
    apiGateway: new APIGatewayClient(config),
    cloudFormation: new CloudFormationClient(config),
    dynamoDb: new DynamoDBClient(config),
    ec2: new EC2Client(config),
    secretsManager: new SecretsManagerClient(config),
  };
}

import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { createTables, startDynamoDb } from '../../local/aws/dynamodb';
import { localAccount } from '../../local/aws/template/account';
import { Template } from '../../local/aws/template/template';
import { synthesize } from './synthesized';
import { localDocumentClient } from '../../local/document-client';

export interface TestTable {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
  put(item: object): Promise<void>;
  close(): Promise<void>;
}

/** The jobs table as the stack declares it, on an embedded DynamoDB. */
export async function startTable(): Promise<TestTable> {
  const template = synthesize().template.toJSON();
  const dynamoDb = await startDynamoDb({ port: 0 });
  await createTables(template, dynamoDb.url);
  const name = new Template(template, localAccount()).only('AWS::DynamoDB::GlobalTable').id;
  const client = localDocumentClient(dynamoDb.url);
  return {
    client,
    name,
    put: async (item) => {
      await client.send(new PutCommand({ TableName: name, Item: { ...item } }));
    },
    close: async () => {
      client.destroy();
      await dynamoDb.close();
    },
  };
}

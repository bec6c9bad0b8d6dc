import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { type Fields, isFields, isList } from './fields';
import type { Resource } from './template/resource';
import { TemplateError } from './template/template-error';

const ATTRIBUTE_TYPES = ['S', 'N', 'B'] as const;
const KEY_TYPES = ['HASH', 'RANGE'] as const;
const PROJECTION_TYPES = ['ALL', 'KEYS_ONLY', 'INCLUDE'] as const;

/**
 * What `CreateTable` knows of a table: its keys and indexes. The rest of the template's properties (recovery,
 * encryption, streams, throughput) has no counterpart in the embedded engine.
 * @throws TemplateError
 */
export function tableInput(table: Resource): CreateTableCommandInput {
  const local = table.list('LocalSecondaryIndexes').map(index);
  const global = table.list('GlobalSecondaryIndexes').map(index);
  return {
    TableName: table.id,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(table.value('KeySchema')),
    AttributeDefinitions: records(table.value('AttributeDefinitions')).map((attribute) => ({
      AttributeName: text(attribute['AttributeName']),
      AttributeType: oneOf(ATTRIBUTE_TYPES, attribute['AttributeType']),
    })),
    // An empty list of indexes is an error to DynamoDB.
    ...(local.length > 0 && { LocalSecondaryIndexes: local }),
    ...(global.length > 0 && { GlobalSecondaryIndexes: global }),
  };
}

function index(value: unknown) {
  const [fields] = records([value]);
  const [projection] = records([fields?.['Projection']]);
  const attributes = projection?.['NonKeyAttributes'];
  return {
    IndexName: text(fields?.['IndexName']),
    KeySchema: keySchema(fields?.['KeySchema']),
    Projection: {
      ProjectionType: oneOf(PROJECTION_TYPES, projection?.['ProjectionType']),
      ...(isList(attributes) && { NonKeyAttributes: attributes.map(text) }),
    },
  };
}

function keySchema(value: unknown) {
  return records(value).map((element) => ({
    AttributeName: text(element['AttributeName']),
    KeyType: oneOf(KEY_TYPES, element['KeyType']),
  }));
}

function records(value: unknown): readonly Fields[] {
  if (!isList(value) || !value.every(isFields)) throw new TemplateError('A table needs lists of objects.');
  return value;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new TemplateError('A table needs names that are texts.');
  return value;
}

function oneOf<T extends string>(allowed: readonly T[], value: unknown): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new TemplateError(`A table needs one of ${allowed.join(', ')}.`);
  return found;
}

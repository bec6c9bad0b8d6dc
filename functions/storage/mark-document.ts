import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { StoredDocument } from '../documents/stored-document';
import type { DocumentClient } from './document-client';
import type { Item } from './item-form';
import { onlyOver, succeeds } from './requests';

/** An internal attribute, and the document that gets it, as it was read. */
interface Mark {
  readonly TableName: string;
  readonly Key: Item;
  readonly document: StoredDocument;
  readonly attribute: `_${string}`;
  readonly value: unknown;
}

/**
 * Sets one internal attribute of this version of a document. It counts as a version, so that nobody who read the
 * document before writes over the mark. An update, because a put would wipe the mark by which a concurrent `put` knows
 * its own write.
 *
 * It is no method of the repository, because the command takes 1 KB of the bundle of each function that has it.
 * @returns false when another version is there.
 */
export function markDocument(client: DocumentClient, mark: Mark): Promise<boolean> {
  const { TableName, Key, document, attribute, value } = mark;
  const { created_at, _version } = document;
  const condition = onlyOver(_version, created_at);
  const command = new UpdateCommand({
    TableName,
    Key,
    ...condition,
    UpdateExpression: 'SET #mark = :mark, #version = :next',
    ExpressionAttributeNames: { ...condition.ExpressionAttributeNames, '#mark': attribute },
    ExpressionAttributeValues: {
      ...condition.ExpressionAttributeValues,
      ':mark': value,
      ':next': _version + 1,
    },
  });
  return succeeds(() => client.send(command));
}

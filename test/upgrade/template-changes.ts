interface Resource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Metadata?: unknown;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** A CloudFormation template, or what is kept of it. */
export interface ReleaseTemplate {
  readonly Resources: Readonly<Record<string, Resource>>;
}

/** Of a template what upgrades are judged by, and what runs a version: tables, the API and the functions' variables. */
export function keptOf({ Resources }: ReleaseTemplate): ReleaseTemplate {
  const kept = Object.entries(Resources).flatMap(([id, resource]) => {
    const reduced = reducedTo(resource);
    return reduced ? [[id, reduced] as const] : [];
  });
  return { Resources: Object.fromEntries(kept) };
}

function reducedTo({ Metadata: _notes, ...resource }: Resource): Resource | undefined {
  switch (resource.Type) {
    case 'AWS::DynamoDB::GlobalTable':
      return resource;
    case 'AWS::ApiGateway::RestApi':
      return { ...resource, Properties: {} };
    case 'AWS::Lambda::Function':
      return { ...resource, Properties: { Environment: resource.Properties['Environment'] ?? {} } };
    default:
      return undefined;
  }
}

/** What CloudFormation makes a new, empty table for, or refuses. */
const REPLACES = ['TableName', 'KeySchema', 'LocalSecondaryIndexes'];
/** What keeps a table when somebody errs. */
const PROTECTS = ['DeletionPolicy', 'UpdateReplacePolicy'] as const;

/**
 * Why a deployment of `after` over `before` would lose documents, fail, or leave functions of the version before without
 * what they read; functions of both versions run while it goes on, and after a rollback.
 */
export function dangersOf(before: ReleaseTemplate, after: ReleaseTemplate): readonly string[] {
  return Object.entries(before.Resources).flatMap(([id, was]) => {
    const is = after.Resources[id];
    if (!HOLDS.includes(was.Type)) return [];
    if (is?.Type !== was.Type) return [`${id} is gone`];
    return was.Type === 'AWS::DynamoDB::GlobalTable'
      ? dangersToTable(was, is).map((danger) => `${id}: ${danger}`)
      : [];
  });
}

/** The API's id is in the URL that callers have. */
const HOLDS = ['AWS::DynamoDB::GlobalTable', 'AWS::ApiGateway::RestApi'];

function dangersToTable(was: Resource, is: Resource): readonly string[] {
  const replaced = REPLACES.filter((name) => !isSame(was.Properties[name], is.Properties[name]));
  const unprotected = PROTECTS.filter((name) => was[name] === 'Retain' && is[name] !== 'Retain');
  const [old, present] = [was, is].map(globalIndexesOf) as [Indexes, Indexes];
  const lost = Object.keys(old).filter((name) => !isSame(old[name], present[name]));
  const added = Object.keys(present).filter((name) => !(name in old));
  return [
    ...replaced.map((name) => `${name} is another, which makes a new table`),
    ...unprotected.map((name) => `${name} is no longer Retain`),
    ...lost.map((name) => `the index ${name} is gone or another, and the version before asks it`),
    // DynamoDB makes one at a time, and CloudFormation does not wait for the first.
    ...(added.length > 1 ? [`${added.join(' and ')} are added at once, where DynamoDB makes one`] : []),
  ];
}

type Indexes = Readonly<Record<string, unknown>>;

function globalIndexesOf({ Properties: { GlobalSecondaryIndexes: indexes = [] } }: Resource): Indexes {
  return Object.fromEntries(
    (indexes as readonly { readonly IndexName: string }[]).map(({ IndexName, ...index }) => [
      IndexName,
      index,
    ]),
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

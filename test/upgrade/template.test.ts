import { dangersOf, type ReleaseTemplate } from './template-changes';
import { UPGRADES } from './upgrades';

const string = (name: string) => ({ AttributeName: name, AttributeType: 'S' });
const index = (IndexName: string, name = 'a', type = 'KEYS_ONLY') => ({
  IndexName,
  KeySchema: [{ AttributeName: name, KeyType: 'HASH' }],
  Projection: { ProjectionType: type },
});

const TABLE = {
  Type: 'AWS::DynamoDB::GlobalTable',
  DeletionPolicy: 'Retain',
  UpdateReplacePolicy: 'Retain',
  Properties: {
    KeySchema: [{ AttributeName: 'a', KeyType: 'HASH' }],
    AttributeDefinitions: [string('a'), string('b')],
    LocalSecondaryIndexes: [index('local', 'b', 'ALL')],
    GlobalSecondaryIndexes: [index('by_a')],
  },
};
const API = { Type: 'AWS::ApiGateway::RestApi', Properties: {} };

function template(changes: Readonly<Record<string, unknown>> = {}, resources: object = {}): ReleaseTemplate {
  const Properties = { ...TABLE.Properties, ...changes };
  return { Resources: { Jobs: { ...TABLE, Properties }, Api: API, ...resources } };
}

describe('dangersOf', () => {
  it.each<[string, ReleaseTemplate]>([
    ['nothing changes', template()],
    [
      'a table gets one more global index',
      template({ GlobalSecondaryIndexes: [index('by_a'), index('new')] }),
    ],
    ['there is another table, with as many as it likes', template({}, { Counts: { ...TABLE } })],
    ['indexes are in another order', template({ GlobalSecondaryIndexes: [index('new'), index('by_a')] })],
    ['what holds nothing goes', template({}, { Log: undefined })],
  ])('finds none where %s', (_case, after) => {
    const before = template({}, { Log: { Type: 'AWS::Logs::LogGroup', Properties: {} } });
    expect(dangersOf(before, after)).toEqual([]);
  });

  it.each<[string, ReleaseTemplate, string]>([
    ['a table goes', { Resources: { Api: API } }, 'Jobs is gone'],
    ['a table gets another id', { Resources: { Api: API, Plans: TABLE } }, 'Jobs is gone'],
    ['a table becomes one of another kind', template({}, { Jobs: { ...TABLE, Type: 'T' } }), 'Jobs is gone'],
    ['the API gets another id', { Resources: { Jobs: TABLE, Other: API } }, 'Api is gone'],
    ['a table gets a name', template({ TableName: 'jobs' }), 'TableName is another'],
    [
      'keys change',
      template({ KeySchema: [{ AttributeName: 'b', KeyType: 'HASH' }] }),
      'KeySchema is another',
    ],
    ['a local index comes', template({ LocalSecondaryIndexes: [] }), 'LocalSecondaryIndexes is another'],
    ['a table goes with the stack', template({}, { Jobs: { ...TABLE, DeletionPolicy: 'Delete' } }), 'Retain'],
    ['a global index goes', template({ GlobalSecondaryIndexes: [] }), 'index by_a is gone'],
    ['one has other keys', template({ GlobalSecondaryIndexes: [index('by_a', 'b')] }), 'index by_a is gone'],
    [
      'two come at once',
      template({ GlobalSecondaryIndexes: ['by_a', 'one', 'two'].map((name) => index(name)) }),
      'one and two are added at once',
    ],
  ])('finds one where %s', (_case, after, danger) => {
    expect(dangersOf(template(), after)).toEqual([expect.stringContaining(danger)]);
  });
});

describe.each(UPGRADES)('from $from.version to $to.version', ({ before, to }) => {
  it('no document is lost, and at most one index a table is made', () => {
    expect(dangersOf(before.template, to.template())).toEqual([]);
  });
});

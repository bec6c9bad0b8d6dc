import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { DocumentTable } from '../../lib/document-table';

/** docs/adr/0001-jobs-table.md: what is not global here can never be changed. */
describe('DocumentTable', () => {
  const stack = new Stack(new App(), 'Freezer');
  new DocumentTable(stack, 'JobsTable', 'jobs');
  const template = Template.fromStack(stack);
  const key = (AttributeName: string, KeyType: 'HASH' | 'RANGE') => ({ AttributeName, KeyType });

  it('has the keys and local indexes for ever, with whole plans in them', () => {
    const local = (IndexName: string, attribute: string) => ({
      IndexName,
      KeySchema: [key('project_id', 'HASH'), key(attribute, 'RANGE')],
      Projection: { ProjectionType: 'ALL' },
    });
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      KeySchema: [key('project_id', 'HASH'), key('job_id', 'RANGE')],
      LocalSecondaryIndexes: [local('by_client', '_client_order'), local('by_creation', '_creation_order')],
    });
  });

  const global = (IndexName: string, partitionKey: string, ...sortKeys: readonly string[]) => ({
    IndexName,
    KeySchema: [key(partitionKey, 'HASH'), ...sortKeys.map((sortKey) => key(sortKey, 'RANGE'))],
    Projection: { ProjectionType: 'KEYS_ONLY' },
  });

  it('finds an id, the projects of a client, and what is due by indexes of keys alone', () => {
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      GlobalSecondaryIndexes: [
        global('by_id', 'job_id'),
        global('projects_by_client', 'client_id', 'project_id'),
        global('by_due', '_due_shard', '_due'),
      ],
    });
  });

  it('finds the runs that want work in the same way', () => {
    const other = new Stack(new App(), 'Freezer');
    new DocumentTable(other, 'RunsTable', 'runs');
    Template.fromStack(other).hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      KeySchema: [key('project_id', 'HASH'), key('job_id', 'RANGE')],
      LocalSecondaryIndexes: Match.absent(),
      GlobalSecondaryIndexes: [global('by_poll', '_poll_shard', '_poll')],
    });
  });

  it('is paid by the request', () => {
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      BillingMode: 'PAY_PER_REQUEST',
    });
  });
});

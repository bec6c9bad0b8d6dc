import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
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

  it('finds an id, and the projects of a client, by indexes of keys alone', () => {
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      GlobalSecondaryIndexes: [
        {
          IndexName: 'by_id',
          KeySchema: [key('job_id', 'HASH')],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
        {
          IndexName: 'projects_by_client',
          KeySchema: [key('client_id', 'HASH'), key('project_id', 'RANGE')],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    });
  });

  it('is paid by the request', () => {
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      BillingMode: 'PAY_PER_REQUEST',
    });
  });
});

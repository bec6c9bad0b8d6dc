import { certificateReply, json, KEY, refused, stackReply, subnetsReply, tableReply } from './account-stub';
import { CERTIFICATE, type Given, inState, type Replies, run, World } from './world';

const world = new World();
beforeAll(() => world.start());
beforeEach(() => {
  world.say();
});
afterAll(() => world.close());

const KEPT = ['Jobs', 'Clients'].map((kind) => `Freezer-Backup${kind}Table93D87F38-1ABCDEFGH`);
const CREATED = json({ TableNames: [...KEPT, 'Freezer-2-BackupJobsTable93D87F38-1ABCDEFGH', 'orders'] });
const LACKS_INDEX = tableReply({ LocalSecondaryIndexes: [] });
const NOT_KNOWN = refused(
  'ListLayers',
  'InvalidParameterValueException',
  'Member must satisfy enum value set',
);

interface Planted {
  readonly check: string;
  readonly advice: RegExp;
  readonly replies?: Replies;
  readonly given?: Given;
}

/** One obstacle each; nothing else is in the way. */
const PLANTED: readonly Planted[] = [
  {
    check: 'API Gateway log role',
    advice: /add -c apiGatewayLogRole=create\.$/,
    replies: { GetAccount: json({}) },
  },
  {
    check: 'Lambda concurrency',
    advice: /^110 executions .* take 25, but 100 must be left: ask for less/,
    replies: { GetAccountSettings: json({ AccountLimit: { UnreservedConcurrentExecutions: 110 } }) },
  },
  {
    check: 'Lambda nodejs24.x on arm64',
    advice: /does not know nodejs24\.x on arm64: take another Region\.$/,
    replies: { ListLayers: NOT_KNOWN },
  },
  {
    check: 'stack Freezer',
    advice: /^It is ROLLBACK_COMPLETE: .* npx cdk destroy .* docs\/deploy\.md\.$/,
    replies: { DescribeStacks: stackReply('ROLLBACK_COMPLETE') },
  },
  {
    check: 'tables of an earlier stack',
    advice: new RegExp(
      `-c existingTables=jobs=${KEPT[0] ?? ''},clients=${KEPT[1] ?? ''}, or delete them\\.$`,
    ),
    replies: { SecondPage: CREATED },
  },
  {
    check: 'table of jobs',
    advice: /^It lacks the local index by_client of _client_order; It lacks .* That cannot be changed/,
    replies: { DescribeTable: LACKS_INDEX },
  },
  {
    check: 'certificate of domainName',
    advice: /^It is not in eu-central-1: ask for one there/,
    given: { domainCertificate: CERTIFICATE.replace('eu-central-1', 'us-east-1') },
  },
  {
    check: 'certificate of domainName',
    advice: /^It is PENDING_VALIDATION: make the DNS records/,
    replies: { DescribeCertificate: certificateReply({ Status: 'PENDING_VALIDATION' }) },
  },
  {
    check: 'secret of serviceCredential',
    advice: /^There is no secret of this ARN: make it first\.$/,
    replies: { DescribeSecret: refused('DescribeSecret', 'ResourceNotFoundException') },
  },
  {
    check: 'subnets of the authorizer',
    advice: /^subnet-0123456a has no free address/,
    replies: { DescribeSubnets: subnetsReply(0) },
  },
];

const NO_INDEXES = tableReply({ GlobalSecondaryIndexes: [] });
const OLD_STACK = stackReply('UPDATE_COMPLETE', { JobsTableName: KEPT[0] ?? '' });

/** More of them, of the same checks and others. */
const OTHERS: readonly Planted[] = [
  {
    check: 'Lambda concurrency',
    advice: /no function would run/,
    given: { authorizerConcurrency: '', functionConcurrency: '' },
    replies: { GetAccountSettings: json({ AccountLimit: { UnreservedConcurrentExecutions: 0 } }) },
  },
  {
    check: 'stack Freezer',
    advice: /^It is UPDATE_ROLLBACK_FAILED: .* continue-update-rollback --stack-name Freezer\.$/,
    replies: { DescribeStacks: stackReply('UPDATE_ROLLBACK_FAILED') },
  },
  {
    check: 'stack Freezer',
    advice: /^It is UPDATE_IN_PROGRESS: wait/,
    replies: { DescribeStacks: stackReply('UPDATE_IN_PROGRESS') },
  },
  {
    check: 'tables of an earlier stack',
    advice: /take one of each kind over/,
    replies: { ListTables: json({ TableNames: [...KEPT, KEPT[0]?.replace('1ABC', '2ABC')] }) },
  },
  {
    check: 'table of jobs',
    advice: /^There is no table my-jobs in this Region\.$/,
    replies: { DescribeTable: refused('DescribeTable', 'ResourceNotFoundException') },
  },
  {
    check: 'table of jobs',
    advice: /^Its key is job_id, but it must be project_id and job_id/,
    replies: { DescribeTable: tableReply({ KeySchema: [{ AttributeName: 'job_id', KeyType: 'HASH' }] }) },
  },
  {
    check: 'table of jobs',
    advice: /^Its index by_client has other keys; Its index by_creation has not all attributes\. That/,
    replies: {
      DescribeTable: tableReply({
        LocalSecondaryIndexes: [
          { IndexName: 'by_client', KeySchema: [{ AttributeName: 'project_id', KeyType: 'HASH' }] },
          {
            IndexName: 'by_creation',
            KeySchema: [
              { AttributeName: 'project_id', KeyType: 'HASH' },
              { AttributeName: '_creation_order', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'KEYS_ONLY' },
          },
        ],
      }),
    },
  },
  {
    check: 'table of jobs',
    advice: /^It lacks an index: aws dynamodb update-table --table-name my-jobs .*by_id.*, and then aws/,
    replies: { DescribeTable: tableReply({ GlobalSecondaryIndexes: [] }) },
  },
  {
    check: 'table of jobs',
    advice: /^It is under a key of AWS's, and not under existingTablesKey\.$/,
    given: { existingTablesKey: KEY },
  },
  {
    check: 'table of jobs',
    advice: /^Its index by_id is CREATING: wait\.$/,
    replies: { DescribeTable: tableReply({}, 'CREATING') },
  },
  {
    check: "indexes of the stack's tables",
    advice: /^A table gets one index at a time: deploy with -c withoutIndexes=projects_by_client first\.$/,
    given: { existingTables: '' },
    replies: { DescribeStacks: OLD_STACK, DescribeTable: NO_INDEXES },
  },
  {
    check: 'certificate of domainName',
    advice: /^It is for other\.example\.com, and not for backup\.example\.com\.$/,
    replies: { DescribeCertificate: certificateReply({ DomainName: 'other.example.com' }) },
  },
  {
    check: 'secret of serviceCredential',
    advice: /^It is scheduled for deletion/,
    replies: { DescribeSecret: json({ DeletedDate: 1, KmsKeyId: KEY }) },
  },
  {
    check: 'secret of serviceCredential',
    advice: /name the key with serviceCredentialKey\.$/,
    given: { serviceCredentialKey: '' },
  },
  {
    check: 'subnets of the authorizer',
    advice: /The subnet ID 'subnet-0123456a' does not exist/,
    replies: {
      DescribeSubnets: refused(
        'DescribeSubnets',
        'InvalidSubnetID.NotFound',
        "The subnet ID 'subnet-0123456a' does not exist",
      ),
    },
  },
  {
    check: 'security groups of the authorizer',
    advice: /^Subnets and groups are of 2 VPCs/,
    replies: { DescribeSubnets: subnetsReply(200, 'vpc-2') },
  },
  {
    check: 'Region of what settings name',
    advice: /^Not in eu-central-1: alarmTopic\./,
    given: { alarmTopic: 'arn:aws:sns:us-east-1:123456789012:on-call' },
  },
];

describe('a planted obstacle', () => {
  it.each([...PLANTED, ...OTHERS])('is named: $check, $advice', async ({ check, advice, replies, given }) => {
    world.say(replies);
    const all = Object.entries({ ...world.everything(), ...given }).filter(([, value]) => value !== '');
    const ran = await run(Object.fromEntries(all));
    expect(inState(ran, 'obstacle')).toEqual([
      { check, state: 'obstacle', advice: expect.stringMatching(advice) as string },
    ]);
    expect(ran.exitCode).toBe(1);
    expect(ran.out).toMatch(/\n1 of \d+ checks found an obstacle\./);
  });
});

describe('tables of an earlier stack', () => {
  it('are in the way of nothing once they are taken over', async () => {
    world.say({ SecondPage: CREATED });
    const existingTables = `jobs=${KEPT[0] ?? ''},clients=${KEPT[1] ?? ''}`;
    const ran = await run({ ...world.least(), existingTables });
    expect(ran.rows).toContainEqual({ check: 'tables of an earlier stack', state: 'ok', advice: '' });
  });
});

describe("indexes of the stack's tables", () => {
  it('are added one at a time', async () => {
    world.say({ DescribeStacks: OLD_STACK, DescribeTable: NO_INDEXES });
    const ran = await run({ ...world.least(), withoutIndexes: 'projects_by_client' });
    expect(ran.rows).toContainEqual({ check: "indexes of the stack's tables", state: 'ok', advice: '' });
    expect(ran.exitCode).toBe(0);
  });
});

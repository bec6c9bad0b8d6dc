import { certificateReply, json, KEY, refused, stackReply, subnetsReply, tableReply } from './account-stub';
import { TOKEN } from './keystone-stub';
import { type Given, inState, type Replies, run, World } from './world';

const world = new World();
beforeAll(() => world.start());
beforeEach(() => {
  world.say();
});
afterAll(() => world.close());

const KEPT = ['Jobs', 'Clients'].map((kind) => `Freezer-Backup${kind}Table93D87F38-1ABCDEFGH`);

describe('a warning', () => {
  it.each<[check: string, replies: Replies, given: Given]>([
    ['API Gateway log role', {}, { apiGatewayLogRole: 'create' }],
    [
      'Lambda concurrency',
      {
        GetAccountSettings: json({ AccountLimit: { UnreservedConcurrentExecutions: 110 } }),
        DescribeStacks: stackReply('UPDATE_COMPLETE'),
      },
      {},
    ],
    [
      'tables of an earlier stack',
      {
        DescribeStacks: stackReply('UPDATE_COMPLETE', { JobsTableName: KEPT[0] ?? '' }),
        ListTables: json({ TableNames: KEPT }),
      },
      {},
    ],
    ['table of jobs', { DescribeTable: tableReply({ DeletionProtectionEnabled: false }) }, {}],
    ['table of jobs', { DescribeTable: tableReply({ SSEDescription: { KMSMasterKeyArn: KEY } }) }, {}],
    ['certificate of domainName', { DescribeCertificate: certificateReply({ NotAfter: 1 }) }, {}],
    ['secret of serviceCredential', { DescribeSecret: json({}) }, {}],
    ['subnets of the authorizer', { DescribeSubnets: subnetsReply(3) }, {}],
  ])('is not in the way: %s (%#)', async (check, replies, given) => {
    world.say(replies);
    const ran = await run({ ...world.everything(), ...given });
    expect(ran.rows.filter(({ state }) => state !== 'ok').map((row) => [row.check, row.state])).toEqual([
      [check, 'warning'],
    ]);
    expect(ran.exitCode).toBe(0);
  });
});

describe('what could not be asked', () => {
  it.each([
    ['GetAccount', 'AccessDeniedException', 403, 'apigateway:GET on /account'],
    ['GetAccountSettings', 'AccessDeniedException', 403, 'lambda:GetAccountSettings'],
    ['ListLayers', 'AccessDeniedException', 403, 'lambda:ListLayers'],
    ['DescribeStacks', 'AccessDenied', 403, 'cloudformation:DescribeStacks'],
    ['ListTables', 'AccessDeniedException', 400, 'dynamodb:ListTables'],
    ['DescribeTable', 'AccessDeniedException', 400, 'dynamodb:DescribeTable'],
    ['DescribeCertificate', 'AccessDeniedException', 400, 'acm:DescribeCertificate'],
    ['DescribeSecret', 'AccessDeniedException', 400, 'secretsmanager:DescribeSecret'],
    ['DescribeSubnets', 'UnauthorizedOperation', 403, 'ec2:DescribeSubnets'],
    ['DescribeSecurityGroups', 'UnauthorizedOperation', 403, 'ec2:DescribeSecurityGroups'],
  ])('is unknown, with the permission: %s', async (operation, code, status, permission) => {
    world.say({ [operation]: refused(operation, code, 'not for you', status) });
    const ran = await run(world.everything());
    const rows = inState(ran, 'unknown');
    expect(rows.length).toBeGreaterThan(0);
    for (const { advice } of rows) expect(advice).toContain(permission);
    expect(ran.exitCode).toBe(2);
    expect((await run(world.everything(), ['--allow-unknown'])).exitCode).toBe(0);
  });

  it('is everything of AWS with credentials that it does not accept', async () => {
    const refusing = ['GetAccount', 'ListTables', 'DescribeStacks', 'GetAccountSettings', 'ListLayers'];
    world.say(
      Object.fromEntries(refusing.map((each) => [each, refused(each, 'UnrecognizedClientException')])),
    );
    const ran = await run(world.least());
    expect(inState(ran, 'unknown')).toHaveLength(6);
    expect(inState(ran, 'unknown')[0]?.advice).toContain('does not accept the credentials');
    expect(ran.exitCode).toBe(2);
  });

  it('is a token that has expired', async () => {
    const ran = await run(world.everything(), [], { OS_TOKEN: `${TOKEN}y` });
    expect(inState(ran, 'unknown').map(({ check }) => check)).toEqual(['a token that shows itself']);
    expect(ran.exitCode).toBe(2);
  });
});

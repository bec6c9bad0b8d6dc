import { synthesize } from '../support/synthesized';

/** What the role of each function may do, as `verb resource`; tables and log groups by the name of their construct. */
const PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
  AuthorizerHandler: logsOf('AuthorizerHandler'),
  DiscoveryFunction: logsOf('DiscoveryFunction'),
  JobsFunction: [
    ...logsOf('JobsFunction'),
    ...allOfJobs(),
    'dynamodb:GetItem ClientsTable',
    ...['GetItem', 'PutItem'].map((verb) => `dynamodb:${verb} ActionsTable`),
  ],
  ClientsFunction: [...logsOf('ClientsFunction'), ...allOf('ClientsTable')],
  ActionsFunction: [...logsOf('ActionsFunction'), ...allOf('ActionsTable')],
  BackupsFunction: [...logsOf('BackupsFunction'), ...allOf('BackupsTable')],
  SessionsFunction: [
    ...logsOf('SessionsFunction'),
    ...allOf('SessionsTable'),
    'dynamodb:GetItem JobsTable',
    'dynamodb:PutItem JobsTable',
  ],
  FallbackFunction: [
    ...logsOf('FallbackFunction'),
    ...allOfJobs(),
    ...allOf('ClientsTable'),
    ...allOf('ActionsTable'),
    ...allOf('BackupsTable'),
    ...allOf('SessionsTable'),
  ],
};

function logsOf(name: string): readonly string[] {
  return ['logs:CreateLogStream', 'logs:PutLogEvents'].map((verb) => `${verb} ${name}Logs`);
}

function allOf(table: string): readonly string[] {
  return [
    ...['GetItem', 'PutItem', 'DeleteItem'].map((verb) => `dynamodb:${verb} ${table}`),
    `dynamodb:Query ${table}/index/by_creation`,
  ];
}

function allOfJobs(): readonly string[] {
  return [
    ...allOf('JobsTable'),
    ...['UpdateItem', 'Scan'].map((verb) => `dynamodb:${verb} JobsTable`),
    ...['by_client', 'by_id'].map((index) => `dynamodb:Query JobsTable/index/${index}`),
  ];
}

describe('permissions', () => {
  const { template } = synthesize();

  it('are what each function needs and no more', () => {
    const policies = Object.values(template.findResources('AWS::IAM::Policy'));
    const seen = policies.map((policy): [string, string[]] => {
      const { Roles, PolicyDocument } = policy['Properties'] as Policy;
      return [
        nameOf(Roles[0].Ref).replace(/Role$/, ''),
        PolicyDocument.Statement.flatMap(permissionsIn).sort(),
      ];
    });
    const expected = Object.entries(PERMISSIONS).map(([name, verbs]) => [name, [...verbs].sort()]);
    expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(expected));
  });

  it('come from no managed policy', () => {
    const roles = Object.values(template.findResources('AWS::IAM::Role'));
    expect(roles).toHaveLength(Object.keys(PERMISSIONS).length);
    for (const role of roles) expect(role['Properties']).not.toHaveProperty('ManagedPolicyArns');
  });
});

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

interface Policy {
  readonly Roles: readonly [{ readonly Ref: string }];
  readonly PolicyDocument: { readonly Statement: readonly Statement[] };
}

function permissionsIn({ Effect, Action, Resource }: Statement): string[] {
  expect(Effect).toBe('Allow');
  return [Action]
    .flat()
    .flatMap((verb) => [Resource].flat().map((resource) => `${verb} ${resourceOf(resource)}`));
}

/** A log group's or table's ARN, or that of one of its indexes. */
function resourceOf(resource: unknown): string {
  const text = JSON.stringify(resource);
  const [, id = text] = /"Fn::GetAtt":\["(\w+)","Arn"\]/.exec(text) ?? [];
  const [, index = ''] = /"(\/index\/\w+)"/.exec(text) ?? [];
  return nameOf(id) + index;
}

/** Logical ids are the path of the construct and a hash. */
function nameOf(id: string): string {
  return id.replace(/^Backup/, '').replace(/[0-9A-F]{8}$/, '');
}

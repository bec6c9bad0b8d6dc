import { EVERY_SETTING } from '../support/every-setting';
import { type TemplateJson, templateOf } from '../support/template-of';

/** Why some permissions are for `*`: the actions that have no narrower resource, and when they are there. */
const REASONS: Readonly<Record<string, string>> = {
  'ec2:AssignPrivateIpAddresses':
    'Lambda makes network interfaces under ids that nobody knows (authorizerSubnets)',
  'ec2:CreateNetworkInterface': 'the same',
  'ec2:DeleteNetworkInterface': 'the same',
  'ec2:DescribeNetworkInterfaces': 'describing has no resource level (authorizerSubnets)',
  'ec2:DescribeSubnets': 'the same',
  'ec2:UnassignPrivateIpAddresses': 'as for AssignPrivateIpAddresses',
  'xray:PutTelemetryRecords': 'X-Ray has no resources to name (tracing)',
  'xray:PutTraceSegments': 'the same',
};

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

function statements({ Resources: resources }: TemplateJson): readonly Statement[] {
  return Object.values(resources).flatMap(({ Properties: { PolicyDocument: document } = {} }) =>
    document === undefined ? [] : (document as { readonly Statement: readonly Statement[] }).Statement,
  );
}

/** `verb resource` of every permission whose resource has a star in it. */
function wildcards(template: TemplateJson): readonly string[] {
  return statements(template).flatMap(({ Action, Resource }) =>
    [Resource]
      .flat()
      .map((resource) => (typeof resource === 'string' ? resource : JSON.stringify(resource)))
      .filter((resource) => resource.includes('*'))
      .flatMap((resource) => [Action].flat().map((verb) => `${verb} ${resource}`)),
  );
}

describe('wildcard resources', () => {
  it('are in no permission of the default stack', () => {
    expect(wildcards(templateOf())).toEqual([]);
  });

  it('are in those of a stack with every setting that are listed here with a reason, and in no other', () => {
    const seen = new Set(wildcards(templateOf(EVERY_SETTING)));
    expect([...seen].sort()).toEqual(Object.keys(REASONS).map((verb) => `${verb} *`));
  });

  it('no action is a wildcard', () => {
    const actions = statements(templateOf(EVERY_SETTING)).flatMap(({ Action }) => Action);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });
});

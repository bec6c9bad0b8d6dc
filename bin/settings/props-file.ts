import type { Setting, Table } from '../../lib/settings/setting';

/** Where the types are from that the readers of settings name. */
const SOURCES: Readonly<Record<string, string>> = {
  Duration: 'aws-cdk-lib',
  RemovalPolicy: 'aws-cdk-lib',
  SecurityPolicy: 'aws-cdk-lib/aws-apigateway',
  ICertificate: 'aws-cdk-lib/aws-certificatemanager',
  ITableV2: 'aws-cdk-lib/aws-dynamodb',
  ISecurityGroup: 'aws-cdk-lib/aws-ec2',
  ISubnet: 'aws-cdk-lib/aws-ec2',
  IVpc: 'aws-cdk-lib/aws-ec2',
  IVpcEndpoint: 'aws-cdk-lib/aws-ec2',
  SubnetSelection: 'aws-cdk-lib/aws-ec2',
  IKey: 'aws-cdk-lib/aws-kms',
  RetentionDays: 'aws-cdk-lib/aws-logs',
  IHostedZone: 'aws-cdk-lib/aws-route53',
  ISecret: 'aws-cdk-lib/aws-secretsmanager',
  ITopic: 'aws-cdk-lib/aws-sns',
  Resource: '../functions/contract/routes',
  TableName: '../functions/contract/tables',
};

const WIDTH = 110;

/** The module with the properties of the construct, in TypeScript: types and documentation for editors. */
export function propsFile(table: Table): string {
  const entries = Object.entries(table);
  const types = entries.map(([, { reader }]) => reader.type).join('\n');
  const imports = [...new Set(Object.values(SOURCES))].flatMap((source) => {
    const isNamed = (name: string) => SOURCES[name] === source && new RegExp(`\\b${name}\\b`).test(types);
    const names = Object.keys(SOURCES).filter(isNamed);
    return names.length > 0 ? [`import type { ${names.join(', ')} } from '${source}';`] : [];
  });
  return `// Made from the tables in lib/settings by npm run settings.
${imports.join('\n')}

/**
 * What \`FreezerApi\` takes: the settings, of which only those without a default must be given. Ids and ARNs may be those of
 * resources of the same app, and in their place what has them. docs/settings.md has what else is allowed.
 */
export interface FreezerApiProps {
${entries.map(([name, entry]) => property(name, entry)).join('\n')}
}
`;
}

function property(name: string, entry: Setting<unknown, unknown>): string {
  const { type } = entry.reader;
  const value = defaultOf(entry);
  const lines = [...wrapped(documentation(entry)), ...(value === undefined ? [] : [`@default ${value}`])];
  const declared = value === undefined ? `${name}: ${type}` : `${name}?: ${type} | undefined`;
  return `${comment(lines)}\n  readonly ${declared};`;
}

function comment(lines: readonly string[]): string {
  const [line] = lines;
  if (lines.length === 1) return `  /** ${line} */`;
  return ['  /**', ...lines.map((text) => `   * ${text}`), '   */'].join('\n');
}

/** The limits of a number are in its documentation, because its type does not have them. */
function documentation({ doc, reader: { type, allowed } }: Setting<unknown, unknown>): string {
  return type.endsWith('number') ? `${doc} It must be ${allowed}.` : doc;
}

/** A literal, or words behind a hyphen, as the CDK's own documentation has them; nothing for what must be given. */
function defaultOf({ default: value, without }: Setting<unknown, unknown>): string | undefined {
  if (without !== undefined) return `- ${without}`;
  return value === undefined ? undefined : JSON.stringify(value).replaceAll('"', "'");
}

function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

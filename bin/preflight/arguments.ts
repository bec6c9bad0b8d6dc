import { commandLine } from '../command/command-line';
import { parseFlags, SWITCH } from '../command/flags';
import { Refusal } from '../command/refusal';

export const USAGE = `Looks for what would stop a deployment, or the first request behind it, before anything is deployed. It only reads.

${commandLine('preflight')} -c keystoneUrl=URL [-c NAME=VALUE …] [--allow-unknown]

  -c, --context NAME=VALUE  a setting, as for cdk deploy; those in cdk.json count too
  --allow-unknown           exit code 0 although something could not be asked
  --help                    this text

Credentials and Region are those of the AWS SDK: AWS_PROFILE or AWS_ACCESS_KEY_ID and its like, AWS_REGION or
AWS_DEFAULT_REGION. The caller needs these permissions; what it may not ask is "unknown", never "ok":

  apigateway:GET on /account, lambda:GetAccountSettings, lambda:ListLayers, cloudformation:DescribeStacks,
  dynamodb:ListTables, dynamodb:DescribeTable, acm:DescribeCertificate, secretsmanager:DescribeSecret,
  ec2:DescribeSubnets, ec2:DescribeSecurityGroups

With a token of Keystone's in OS_TOKEN, it is shown to Keystone as the authorizer would show it.
Exit code: 0 when nothing is in the way, 1 when something is, 2 when something could not be asked, or the command was not
used as above.`;

export interface Arguments {
  readonly help: boolean;
  readonly allowUnknown: boolean;
  /** As `cdk -c` takes them. */
  readonly settings: Readonly<Record<string, string>>;
}

const FLAGS = {
  help: SWITCH,
  'allow-unknown': SWITCH,
  context: { type: 'string', short: 'c', multiple: true },
} as const;

/** @throws Refusal when a flag is unknown, lacks its value or is no setting. */
export function parseArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parseFlags(args, FLAGS);
  // Not repeated: it may be a token that was meant for the environment.
  if (positionals.length > 0) throw new Refusal('Every argument needs a flag: --help shows them.');
  const { help = false, 'allow-unknown': allowUnknown = false, context = [] } = values;
  return { help, allowUnknown, settings: Object.fromEntries(context.map(toSetting)) };
}

function toSetting(text: string): readonly [name: string, value: string] {
  const at = text.indexOf('=');
  if (at < 1)
    throw new Refusal('-c takes NAME=VALUE, as in -c keystoneUrl=https://keystone.example.com:5000.');
  return [text.slice(0, at), text.slice(at + 1)];
}

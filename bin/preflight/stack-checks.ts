import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { paginateListTables } from '@aws-sdk/client-dynamodb';
import { type TableName, TABLES } from '../../functions/contract/tables';
import type { Settings } from '../../lib/settings/settings';
import type { Account } from './account';
import { type Check, type Finding, nameOf, obstacle, ok, warning } from './finding';

interface Stack {
  readonly status: string;
  /** Whether its creation has succeeded, so that it can be updated. */
  readonly live: boolean;
  /** Its outputs by name, those of its tables among them. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** The stack of that name, asked for once; undefined where there is none. */
export type StackInView = () => Promise<Stack | undefined>;

/** A creation that has failed; nothing but a removal is possible then. */
const DEAD = ['CREATE_FAILED', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'DELETE_FAILED'];
const STUCK = ['UPDATE_FAILED', 'UPDATE_ROLLBACK_FAILED'];
/** A change set that nobody has executed; CDK goes on from there. */
const PLANNED = 'REVIEW_IN_PROGRESS';

export function stackInView({ cloudFormation }: Account, name: string): StackInView {
  let asked: Promise<Stack | undefined> | undefined;
  const ask = async (): Promise<Stack | undefined> => {
    try {
      const { Stacks: [stack] = [] } = await cloudFormation.send(
        new DescribeStacksCommand({ StackName: name }),
      );
      const { StackStatus: status = 'unknown', Outputs: outputs = [] } = stack ?? {};
      const live = !DEAD.includes(status) && status !== PLANNED;
      const pairs = outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]);
      return { status, live, outputs: Object.fromEntries(pairs) as Stack['outputs'] };
    } catch (error) {
      if (nameOf(error) === 'ValidationError' && String(error).includes('does not exist')) return undefined;
      throw error;
    }
  };
  return () => (asked ??= ask());
}

/** What an earlier deployment under this name has left behind. */
export function stackChecks(
  { dynamoDb }: Account,
  name: string,
  settings: Settings,
  stack: StackInView,
): readonly Check[] {
  return [
    {
      name: `stack ${name}`,
      permission: 'cloudformation:DescribeStacks',
      ask: async () => stackFinding(await stack(), name),
    },
    {
      name: 'tables of an earlier stack',
      permission: 'dynamodb:ListTables and cloudformation:DescribeStacks',
      ask: async () => {
        const before = await stack();
        const used = [
          ...(before?.live ? Object.values(before.outputs) : []),
          ...Object.values(settings.existingTables),
        ];
        const kept: KeptTable[] = [];
        for await (const { TableNames = [] } of paginateListTables({ client: dynamoDb }, {})) {
          kept.push(...keptTables(name, TableNames).filter((table) => !used.includes(table.name)));
        }
        return keptFinding(kept, before?.live === true);
      },
    },
  ];
}

function stackFinding(stack: Stack | undefined, name: string): Finding {
  if (stack === undefined) return ok('There is none of this name yet.');
  const { status } = stack;
  if (DEAD.includes(status)) {
    return obstacle(
      `It is ${status}: its creation failed, and it cannot be updated. Remove it with npx cdk destroy and the same settings, then ` +
        'see "After a failed first deployment" in docs/deploy.md.',
    );
  }
  if (STUCK.includes(status)) {
    return obstacle(
      `It is ${status}: end that with aws cloudformation continue-update-rollback --stack-name ${name}.`,
    );
  }
  if (status.endsWith('_IN_PROGRESS') && status !== PLANNED) {
    return obstacle(`It is ${status}: wait until that has ended.`);
  }
  return ok(`It is ${status}.`);
}

interface KeptTable {
  readonly kind: TableName;
  readonly name: string;
}

const kinds = Object.keys(TABLES) as TableName[];

/** CloudFormation calls a table after its stack and its logical id, which are pinned by a test, and adds random letters. */
function keptTables(stackName: string, names: readonly string[]): readonly KeptTable[] {
  return names.flatMap((name) => {
    if (!name.startsWith(`${stackName}-`)) return [];
    const [, id = ''] = /^-Backup([A-Za-z]+)Table[0-9A-F]{8}-\w+$/.exec(name.slice(stackName.length)) ?? [];
    return kinds.filter((kind) => kind === id.toLowerCase()).map((kind) => ({ kind, name }));
  });
}

function keptFinding(kept: readonly KeptTable[], live: boolean): Finding {
  if (kept.length === 0) return ok();
  const names = kept.map(({ name }) => name).join(', ');
  if (live) {
    return warning(`No stack uses ${names}: see whether there is something in them, and delete them.`);
  }
  if (new Set(kept.map(({ kind }) => kind)).size < kept.length) {
    return obstacle(
      `There are ${names}: take one of each kind over with -c existingTables=kind=name,…, and delete the others.`,
    );
  }
  const pairs = kept.map(({ kind, name }) => `${kind}=${name}`).join(',');
  return obstacle(
    `A stack of this name has left tables, and new ones would be empty: take them over with -c existingTables=${pairs}, or ` +
      'delete them.',
  );
}

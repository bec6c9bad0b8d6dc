import type { Setting, Table } from '../../lib/settings/setting';

const INTRODUCTION = `# Settings

<!-- Made from the tables in lib/settings by npm run settings. -->

They are given to \`cdk synth\` and \`cdk deploy\` as \`-c name=value\`, or to the construct \`FreezerApi\` as its properties. One
that is missing, wrong, unknown or contradicts another stops the synthesis with one sentence. What is a comma list on the
command line is an array for the construct, and a comma list of \`key=value\` is an object. Ids and ARNs may be those of
resources of the same app, and an app may give the construct itself, as in \`alarmTopic: topic\`; grants for the key that a secret or a
table brings along follow.`;

/**
 * A page about all settings in Markdown, with an anchor for each.
 * @param tables By their titles.
 */
export function settingsPage(tables: Readonly<Record<string, Table>>): string {
  const sections = Object.entries(tables).flatMap(([title, table]) => [
    `## ${title}`,
    ...Object.entries(table).map(([name, entry]) => section(name, entry)),
  ]);
  return `${[INTRODUCTION, ...sections].join('\n\n')}\n`;
}

function section(name: string, entry: Setting<unknown, unknown>): string {
  const { doc, reader } = entry;
  // The page is in docs, too.
  const text = doc.replace(/\bdocs\/([\w-]+\.\w+)/g, '[docs/$1]($1)');
  return `### \`${name}\`\n\n${text}\n\n${defaultOf(entry)} Allowed: ${reader.allowed}.`;
}

function defaultOf({ default: value, without }: Setting<unknown, unknown>): string {
  if (without !== undefined) return `Default: ${without}.`;
  if (value === undefined) return 'It must be given.';
  // As on the command line.
  return `Default: \`${JSON.stringify(value).replace(/["[\]]/g, '')}\`.`;
}

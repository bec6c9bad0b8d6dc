import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { propsFile } from '../../bin/settings/props-file';
import { SETTINGS_FILES } from '../../bin/settings/settings-files';
import { settingsPage } from '../../bin/settings/settings-page';
import { awsId, listOf, oneOf, typed, wholeNumber } from '../../lib/settings/readers';
import { optional, required, setting } from '../../lib/settings/setting';

it.each(SETTINGS_FILES)('is what the tables of settings say: $file', ({ file, content }) => {
  expect(readFileSync(file, 'utf8') === content() ? '' : 'run npm run settings').toBe('');
});

it.each([
  ['--help', 0, 'stdout'],
  ['--force', 2, 'stderr'],
] as const)('the command explains itself: %s', (argument, status, output) => {
  const ran = spawnSync(process.execPath, ['--import', 'tsx', 'bin/settings.ts', argument], {
    encoding: 'utf8',
  });
  expect(ran.status).toBe(status);
  expect(ran[output]).toContain('  docs/settings.md\n  lib/freezer-api-props.ts\nIt takes no arguments.');
});

describe('what follows from a table', () => {
  const table = {
    url: required(oneOf('a', 'b'), { advice: 'give one', doc: 'Where it is; docs/upgrade.md tells more.' }),
    names: setting(listOf(/^\w+$/, 'names'), { default: ['x', 'y'], doc: 'Who.' }),
    seconds: optional(wholeNumber(1, 3), {
      without: 'as long as it takes',
      doc: `How ${'very '.repeat(24)}long.`,
    }),
    policy: optional(typed('SecurityPolicy', awsId(/^P$/, 'a policy')), { without: 'none', doc: 'Which.' }),
  };

  it('is a section a setting on a page', () => {
    const [, ...sections] = settingsPage({ Everything: table }).split('\n\n## ');
    expect(sections.join()).toBe(`Everything

### \`url\`

Where it is; [docs/upgrade.md](upgrade.md) tells more.

It must be given. Allowed: a or b.

### \`names\`

Who.

Default: \`x,y\`. Allowed: a comma list of names.

### \`seconds\`

${table.seconds.doc}

Default: as long as it takes. Allowed: a whole number from 1 to 3.

### \`policy\`

Which.

Default: none. Allowed: a policy.
`);
  });

  it('is a property a setting, with documentation and imports', () => {
    const file = propsFile(table);
    expect(file).toContain("\nimport type { SecurityPolicy } from 'aws-cdk-lib/aws-apigateway';\n\n/**");
    expect(file).not.toContain('RetentionDays');
    expect(file.slice(file.indexOf('{\n'))).toContain(`{
  /** Where it is; docs/upgrade.md tells more. */
  readonly url: 'a' | 'b';
  /**
   * Who.
   * @default ['x','y']
   */
  readonly names?: readonly string[] | undefined;
  /**
   * How ${'very '.repeat(21).trim()}
   * very very very long. It must be a whole number from 1 to 3.
   * @default - as long as it takes
   */
  readonly seconds?: number | undefined;
  /**
   * Which.
   * @default - none
   */
  readonly policy?: SecurityPolicy | undefined;
}
`);
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PackedProject } from '../support/packed';
import { KEYSTONE_URL, synthesize } from '../support/synthesized';
import type { TemplateJson } from '../support/template-of';

/** The packed construct with the lowest versions of its peers, which npm gets from its registry. */
const { peerDependencies: PEERS } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly peerDependencies: Readonly<Record<string, string>>;
};
const LONG = 300_000;

const APP = `
new FreezerApi(new Stack(app, 'Freezer'), 'Backup', { keystoneUrl: '${KEYSTONE_URL}' });
app.synth();
`;
const OPTIONS = "{ outdir: 'cdk.out', analyticsReporting: false }";

/** How Node.js has it in both kinds of modules. */
const APPS: Readonly<Record<string, string>> = {
  'app.cjs': `const { App, Stack } = require('aws-cdk-lib');
const { FreezerApi } = require('freezer-serverless');
const app = new App(${OPTIONS});${APP}`,
  'app.mjs': `import { App, Stack } from 'aws-cdk-lib';
import { FreezerApi } from 'freezer-serverless';
const app = new App(${OPTIONS});${APP}`,
  'app.ts': `import { App, Stack } from 'aws-cdk-lib';
import { FreezerApi, type FreezerApiProps } from 'freezer-serverless';
const props: FreezerApiProps = { keystoneUrl: '${KEYSTONE_URL}' };
new FreezerApi(new Stack(new App(), 'Freezer'), 'Backup', props);
`,
};

describe('the lowest peers', () => {
  const project = new PackedProject();

  beforeAll(() => {
    project.install();
    const lowest = Object.entries(PEERS).map(([name, range]) => `${name}@${range.replace('^', '')}`);
    project.run('npm', 'install', '--save-exact', '--no-audit', '--no-fund', ...lowest);
    for (const [name, text] of Object.entries(APPS)) writeFileSync(project.file(name), text);
  }, LONG);
  afterAll(() => {
    project.remove();
  });

  it.each(['app.cjs', 'app.mjs'])(
    'synthesize the same resources: %s',
    (name) => {
      project.run(process.execPath, name);
      const text = readFileSync(project.file('cdk.out/Freezer.template.json'), 'utf8');
      const own = synthesize().template.toJSON() as TemplateJson;
      expect(typesOf(JSON.parse(text) as TemplateJson)).toEqual(typesOf(own));
    },
    LONG,
  );

  it(
    'have types that the types of the package fit',
    () => {
      const options = '--noEmit --strict --module node16 --target es2022 --skipLibCheck --types node'.split(
        ' ',
      );
      const roots = resolve('node_modules', '@types');
      const tsc = resolve('node_modules', 'typescript', 'bin', 'tsc');
      expect(project.run(process.execPath, tsc, ...options, '--typeRoots', roots, 'app.ts')).toBe('');
    },
    LONG,
  );
});

function typesOf({ Resources: resources }: TemplateJson): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(resources).map(([id, { Type }]) => [id, Type]));
}

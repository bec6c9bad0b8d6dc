import { copyFileSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PackedProject } from '../support/packed';
import { KEYSTONE_URL, synthesize } from '../support/synthesized';
import type { TemplateJson } from '../support/template-of';

/** An app of a team's own: the construct as it comes, and once more in a stack with much of what can be set. */
const APP = `
import { App, Stack } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { FreezerApi, type FreezerApiProps } from 'freezer-serverless';

const app = new App({ outdir: 'cdk.out', analyticsReporting: false });
new FreezerApi(new Stack(app, 'Freezer'), 'Backup', { keystoneUrl: '${KEYSTONE_URL}' });

const tuned = new Stack(app, 'Tuned');
const props: FreezerApiProps = {
  keystoneUrl: '${KEYSTONE_URL}',
  policyFile: 'policy.yaml',
  keystoneCaFile: 'ca.pem',
  serviceCredential: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:keystone-AbCdEf',
  managedClients: ['hci', 'vault'],
  alarmTopic: new Topic(tuned, 'OnCall'),
  tags: { team: 'backup' },
  tracing: true,
};
const { catalogUrl, tables, functions, alarms } = new FreezerApi(tuned, 'Backup', props);
tables.jobs.grantReadData(functions.discovery);
console.log([typeof catalogUrl, alarms.length > 0].join(' '));
app.synth();
`;

const COMMANDS = ['freezer-policy', 'freezer-preflight', 'freezer-smoke'];
const EXAMPLES = readdirSync('examples')
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replace('.ts', ''));

/** As `cdk init` has it, more or less. */
const TSCONFIG = {
  compilerOptions: {
    target: 'es2022',
    module: 'node16',
    strict: true,
    skipLibCheck: true,
    types: ['node'],
    typeRoots: [resolve('node_modules', '@types')],
  },
  files: ['app.ts', ...EXAMPLES.map((name) => `${name}.ts`)],
};

/** Packing, npm install and tsc, beside everything else that runs. */
const LONG = 300_000;

describe('npm run package', () => {
  const project = new PackedProject();
  const file = (name: string) => project.file(name);
  const installed = file('node_modules/freezer-serverless');
  const template = (stack: string) =>
    JSON.parse(readFileSync(file(`cdk.out/${stack}.template.json`), 'utf8')) as TemplateJson;

  beforeAll(() => {
    project.install();
    // What a CDK app has anyway is lent to it.
    for (const peer of ['aws-cdk-lib', 'constructs']) {
      symlinkSync(resolve('node_modules', peer), file(`node_modules/${peer}`));
    }
    writeFileSync(file('app.ts'), APP);
    writeFileSync(file('policy.yaml'), '"jobs:get": ""\n');
    writeFileSync(file('ca.pem'), readFileSync('test/support/test-certificate.pem'));
    for (const name of EXAMPLES) copyFileSync(join('examples', `${name}.ts`), file(`${name}.ts`));
    writeFileSync(file('tsconfig.json'), JSON.stringify(TSCONFIG));
    project.run(process.execPath, resolve('node_modules', 'typescript', 'bin', 'tsc'));
  }, LONG);
  afterAll(() => {
    project.remove();
  });

  it('gives a construct that needs nothing but the CDK', () => {
    const names = readdirSync(file('node_modules')).filter((name) => !name.startsWith('.'));
    expect(names.sort()).toEqual(['aws-cdk-lib', 'constructs', 'freezer-serverless']);
    const { dependencies, peerDependencies } = JSON.parse(
      readFileSync(join(installed, 'package.json'), 'utf8'),
    ) as Readonly<Record<string, object | undefined>>;
    expect(dependencies).toBeUndefined();
    expect(Object.keys(peerDependencies ?? {})).toEqual(['aws-cdk-lib', 'constructs']);
  });

  it('names whose code is in it', () => {
    const notices = readFileSync(join(installed, 'dist', 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of [
      '@aws-sdk/client-dynamodb',
      '@aws-sdk/client-secrets-manager',
      '@smithy/core',
      'yaml',
    ]) {
      expect(notices).toContain(`\n${name} `);
    }
    expect(notices).toContain('Apache License');
    expect(readdirSync(installed)).toEqual(expect.arrayContaining(['LICENSE', 'SECURITY.md']));
  });

  it(
    'synthesizes in a project of others what `cdk deploy` here would create',
    () => {
      expect(project.run(process.execPath, 'app.js')).toBe('string true\n');
      const own = synthesize().template.toJSON() as TemplateJson;
      expect(withoutNotes(template('Freezer'))).toEqual(withoutNotes(own));
    },
    LONG,
  );

  it('takes the rules, certificates and credentials of others', () => {
    const { Resources: resources } = template('Tuned');
    const authorizer = Object.entries(resources).find(([id]) =>
      id.includes('AuthorizerHandlerFunction'),
    )?.[1];
    const { S3Key: archive = '' } = authorizer?.Properties['Code'] as Readonly<Record<string, string>>;
    const asset = readdirSync(file(`cdk.out/asset.${archive.replace('.zip', '')}`));
    expect(asset.sort()).toEqual(['index.js', 'keystone-ca.pem', 'policy.json', 'service-credential.js']);
    const alarm = Object.values(resources).find(({ Type }) => Type === 'AWS::CloudWatch::Alarm');
    expect(JSON.stringify(alarm?.Properties['AlarmActions'])).toMatch(/"Ref":"OnCall/);
  });

  it.each(EXAMPLES)(
    'synthesizes the example %s',
    (name) => {
      const text = `process.env.CDK_OUTDIR = 'cdk.${name}'; require('./${name}.js');`;
      project.run(process.execPath, '-e', text);
      const templates = readdirSync(file(`cdk.${name}`), { recursive: true }).map(String);
      expect(templates.filter((each) => each.endsWith('.template.json')).length).toBe(
        name === 'stages' ? 2 : 1,
      );
    },
    LONG,
  );

  it.each(COMMANDS)('has the command %s, which names itself as it is called there', (name) => {
    const text = project.run(file(`node_modules/.bin/${name}`), '--help');
    expect(text).toContain(`npx ${name} `);
    expect(text).not.toContain('npm run');
  });

  it('is a package as npm and bundlers want it', () => {
    const publint = resolve('node_modules', 'publint', 'src', 'cli.js');
    expect(project.run(process.execPath, publint, 'run', installed, '--strict')).toContain('All good!');
  });
});

/** The resources without what the CDK notes for itself, and with the lists of policies, which have no order, in one. */
function withoutNotes({ Resources: resources }: TemplateJson): unknown {
  const plain = Object.entries(resources).map(([id, { Metadata: _notes, ...resource }]) => [id, resource]);
  return JSON.parse(JSON.stringify(Object.fromEntries(plain), inOrder));
}

function inOrder(key: string, value: unknown): unknown {
  if (!['Action', 'Resource'].includes(key) || !Array.isArray(value)) return value;
  return value.map((each: unknown) => JSON.stringify(each)).sort();
}

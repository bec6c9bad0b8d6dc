import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownAll, writeAll } from './documents';
import { type Recorded, type Release, RECORDS, RELEASE_SETTINGS } from './release';
import { sourceOf } from './release-source';
import { contextsOf, run, startTables } from './running-release';
import { keptOf, type ReleaseTemplate } from './template-changes';

/**
 * Keeps of a version what test/upgrade holds the next one against, made by that version's own code: `npm run
 * release:fixtures` after the commit that sets the version, or with another commit. The file is committed.
 */
async function main([revision = 'HEAD']: readonly string[]): Promise<void> {
  const commit = execFileSync('git', ['rev-parse', `${revision}^{commit}`])
    .toString()
    .trim();
  const source = sourceOf(commit);
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string };
  const template = keptOf(await templateIn(source));
  const recorded = await record({ version, source: () => source, template: () => template }, commit);
  const file = join(RECORDS, `${version}.json`);
  writeFileSync(file, `${JSON.stringify(recorded, null, 2)}\n`);
  console.log(`Version ${version} is in ${file}.`);
}

async function record(release: Release, commit: string): Promise<Recorded> {
  const contexts = await contextsOf(release);
  const tables = await startTables(release.template());
  try {
    const running = run(release, tables);
    const paths = await writeAll(running, contexts['admin'] ?? {});
    const views = await shownAll(running, paths, contexts['admin'] ?? {});
    const { version, template } = release;
    return { version, commit, template: template(), contexts, items: await tables.items(), views };
  } finally {
    await tables.close();
  }
}

type StackClass = new (scope: App, id: string, settings: object) => Stack;

/** As the version's own code makes it, without bundles. */
async function templateIn(source: string): Promise<ReleaseTemplate> {
  const { FreezerStack } = (await import(join(source, 'lib/freezer-stack.ts'))) as {
    readonly FreezerStack: StackClass;
  };
  const { context } = JSON.parse(readFileSync(join(source, 'cdk.json'), 'utf8')) as {
    readonly context: object;
  };
  const app = new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] }, analyticsReporting: false });
  const settings = { keystoneUrl: 'https://keystone.example.com:5000', ...RELEASE_SETTINGS };
  const stack = new FreezerStack(app, 'Freezer', settings);
  return Template.fromStack(stack).toJSON() as {
    readonly [Part in keyof ReleaseTemplate]: ReleaseTemplate[Part];
  };
}

void main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

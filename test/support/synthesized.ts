import { Template } from 'aws-cdk-lib/assertions';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../lib/app';

export const KEYSTONE_URL = 'https://keystone.example.com:5000';

export interface Synthesized {
  readonly template: Template;
  /** The cdk.out folder; gone after the tests of the file. */
  readonly outdir: string;
}

const folders: string[] = [];

/** The stack as `cdk synth` makes it, bundles included. */
export function synthesize(settings: Readonly<Record<string, unknown>> = {}): Synthesized {
  const outdir = mkdtempSync(join(tmpdir(), 'freezer-synth-'));
  folders.push(outdir);
  const assembly = createApp({ settings: { keystoneUrl: KEYSTONE_URL, ...settings }, outdir }).synth();
  return { template: Template.fromJSON(assembly.getStackByName('Freezer').template as object), outdir };
}

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

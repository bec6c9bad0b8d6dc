import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** As the cdk command runs it. */
function synthesize(context: Readonly<Record<string, string>>) {
  const outdir = mkdtempSync(join(tmpdir(), 'freezer-cdk-'));
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'bin/freezer.ts'], {
    // CDK's rules for templates take seconds to load; the tests of `lib` ask them.
    env: {
      ...process.env,
      CDK_VALIDATION: 'false',
      CDK_OUTDIR: outdir,
      CDK_CONTEXT_JSON: JSON.stringify(context),
    },
    encoding: 'utf8',
  });
  const files = readdirSync(outdir);
  rmSync(outdir, { recursive: true });
  return { status, stderr, files };
}

describe('cdk synth', () => {
  it('writes the template of the stack', () => {
    const { status, files } = synthesize({ keystoneUrl: 'https://keystone.example.com:5000' });
    expect(status).toBe(0);
    expect(files).toContain('Freezer.template.json');
  });

  it('writes nothing when a setting is refused: a stack without resources would be deleted', () => {
    const { status, stderr, files } = synthesize({
      keystoneUrl: 'https://keystone.example.com:5000',
      managedRunner: 'yes',
    });
    expect(status).toBe(1);
    expect(stderr.trim()).toBe(
      'The setting managedRunner is "yes", but it must be none or external or paused or stack.',
    );
    expect(files).toEqual([]);
  });
});

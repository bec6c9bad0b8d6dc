import { buildSync, type Metafile } from 'esbuild';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packagesIn, thirdPartyNotices } from '../../bin/third-party-notices';
import { ALL_ENTRIES } from '../../lib/bundling/entries';
import { bundleOptions } from '../../lib/bundling/source-bundles';

/** A bundle of files that go into it with so many bytes. */
const bundleOf = (inputs: Readonly<Record<string, number>>): Metafile => ({
  inputs: {},
  outputs: {
    'out.js': {
      bytes: 0,
      imports: [],
      exports: [],
      inputs: Object.fromEntries(
        Object.entries(inputs).map(([file, bytesInOutput]) => [file, { bytesInOutput }]),
      ),
    },
  },
});

describe('packagesIn', () => {
  it('finds the packages that the code is of, each once', () => {
    const inputs = {
      'functions/jobs/get-job.ts': 10,
      'node_modules/yaml/dist/index.js': 10,
      'node_modules/@aws-sdk/core/dist-es/index.js': 10,
      'node_modules/@aws-sdk/core/dist-es/other.js': 10,
      'node_modules/a/node_modules/@b/c/index.js': 10,
      'node_modules/shaken/index.js': 0,
    };
    expect(packagesIn(bundleOf(inputs))).toEqual([
      'node_modules/@aws-sdk/core',
      'node_modules/a/node_modules/@b/c',
      'node_modules/yaml',
    ]);
  });
});

describe('thirdPartyNotices', () => {
  const folder = mkdtempSync(join(tmpdir(), 'notices-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const installed = (name: string, files: Readonly<Record<string, string>>): string => {
    mkdirSync(join(folder, name));
    writeFileSync(
      join(folder, name, 'package.json'),
      JSON.stringify({ name, version: '1.0.0', license: 'MIT' }),
    );
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), text);
    return join(folder, name);
  };

  it('has each licence once, below the packages that have it, and what else must be passed on', () => {
    const first = installed('first', { LICENSE: 'One licence\n' });
    const second = installed('second', { 'LICENSE.md': 'One licence\n' });
    const third = installed('third', { 'license-mit.txt': 'Another', NOTICE: 'Copyright of somebody' });
    const [, one, another, ...more] = thirdPartyNotices([third, second, first, first]).split(/\n-+\n\n/);
    expect([one, another, more]).toEqual([
      'first 1.0.0 (MIT)\nsecond 1.0.0 (MIT)\n\nOne licence\n',
      'third 1.0.0 (MIT)\n\nCopyright of somebody\n\nAnother\n',
      [],
    ]);
  });

  it('stops the build for a package without a licence file', () => {
    const none = installed('none', { 'readme.md': '' });
    expect(() => thirdPartyNotices([none])).toThrow(
      `${none} is in a bundle, but it has no file with its licence.`,
    );
  });

  it.each(ALL_ENTRIES)('has a notice for whatever is in the bundle of %s', (entry) => {
    const { metafile } = buildSync({
      ...bundleOptions(entry),
      write: false,
      outfile: 'out.js',
      metafile: true,
    });
    const notices = thirdPartyNotices(packagesIn(metafile));
    const foreign = Object.entries(metafile.outputs['out.js']?.inputs ?? {})
      .filter(([file, { bytesInOutput }]) => file.includes('node_modules/') && bytesInOutput > 0)
      .map(([file]) => file.split('node_modules/').at(-1)?.split('/') ?? []);
    const names = foreign.map(([scope = '', name = '']) =>
      scope.startsWith('@') ? `${scope}/${name}` : scope,
    );
    expect(names.filter((name) => !notices.includes(`\n${name} `))).toEqual([]);
  });
});

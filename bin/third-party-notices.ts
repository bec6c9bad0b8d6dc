import type { Metafile } from 'esbuild';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the innermost package that a file belongs to. */
const PACKAGE = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;
const LICENCE_FILE = /^(?:licen[cs]e|notice|copying)(?:[.-].*)?$/i;

/** @returns The folders of the packages of which something is in a bundle, as esbuild names them. */
export function packagesIn({ outputs }: Metafile): readonly string[] {
  const files = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
  return [...new Set(files.flatMap((file) => PACKAGE.exec(file)?.[1] ?? []))].sort();
}

/**
 * The text that goes with the bundles, since minifying takes the notices out of them: each licence once, below the
 * packages that have it.
 * @throws Error for a package without a licence file: somebody must read up on it.
 */
export function thirdPartyNotices(packages: readonly string[]): string {
  const holders = new Map<string, string[]>();
  for (const folder of [...new Set(packages)].sort()) {
    const text = licenceOf(folder);
    holders.set(text, [...(holders.get(text) ?? []), nameOf(folder)]);
  }
  const notices = [...holders].map(([text, names]) => `${names.join('\n')}\n\n${text}\n`);
  return ['The bundles contain code of these packages, under their licences.\n', ...notices].join(
    `\n${'-'.repeat(80)}\n\n`,
  );
}

/** Published without its file; its manifest names the same licence and repository as its neighbour's, whose file counts for it. */
const LIKE: Readonly<Record<string, string>> = {
  '@aws-sdk/credential-provider-http': '@aws-sdk/credential-provider-env',
  '@aws-sdk/credential-provider-login': '@aws-sdk/credential-provider-env',
  '@aws-sdk/nested-clients': '@aws-sdk/credential-provider-env',
};

function licenceOf(wanted: string): string {
  const [name] = Object.keys(LIKE).filter((each) => wanted.endsWith(`/${each}`));
  const folder = name === undefined ? wanted : wanted.replace(name, LIKE[name] ?? name);
  const files = readdirSync(folder).filter((file) => LICENCE_FILE.test(file));
  if (files.length === 0) throw new Error(`${folder} is in a bundle, but it has no file with its licence.`);
  return files
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim())
    .join('\n\n');
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

function nameOf(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as Manifest;
  return `${name} ${version}${license === undefined ? '' : ` (${license})`}`;
}

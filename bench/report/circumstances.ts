import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';

const PACKAGES = [
  '@aws-sdk/client-dynamodb',
  '@aws-sdk/lib-dynamodb',
  '@aws-lambda-powertools/logger',
  '@middy/core',
  'zod',
  'esbuild',
  'dynalite',
];

export function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${memory} GiB, ${type()} ${/^\d+\.\d+/.exec(release())?.[0] ?? release()}`;
}

/** @param node Path of the Node that ran the functions. */
export function versions(node: string): string {
  const functionsNode = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  const packages = PACKAGES.map((name) => `${name} ${versionOf(name)}`);
  return [
    `Node ${functionsNode} for functions and servers, ${process.version} for the load`,
    ...packages,
  ].join(', ');
}

function versionOf(name: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}

export function loadNow(): string {
  return loadavg()
    .map((load) => load.toFixed(1))
    .join(', ');
}

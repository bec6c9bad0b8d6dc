import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A project of somebody else, with the packed construct in it, and what it is told to do there. */
export class PackedProject {
  readonly folder = mkdtempSync(join(tmpdir(), 'freezer-package-'));

  file(name: string): string {
    return join(this.folder, name);
  }

  run(command: string, ...args: readonly string[]): string {
    return execFileSync(command, args, {
      cwd: this.folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** Packs what is here, and installs nothing but the tarball, which needs no registry. */
  install(): void {
    execFileSync('npm', ['run', 'package', '--', '--pack-destination', this.folder], { stdio: 'ignore' });
    const tarball = readdirSync(this.folder).find((name) => name.endsWith('.tgz')) ?? '';
    writeFileSync(this.file('package.json'), '{"name": "team", "version": "1.0.0", "private": true}');
    const quietly = ['--offline', '--legacy-peer-deps', '--no-audit', '--no-fund'];
    this.run('npm', 'install', ...quietly, join(this.folder, tarball));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { listen } from '../../support/listen';
import { createKeystoneFolder, MAIN_CONFIG } from './keystone-folder';
import { serveKeystone } from './keystone-process';
import { requirePackages } from './packages';
import { startParts } from './start-parts';

export interface RealKeystone {
  /** Without `/v3`. */
  readonly url: string;
  /**
   * A second door to the same users and keys, whose tokens live for that long; it closes together with the first.
   * @returns Its URL.
   */
  readonly issueShortLived: (seconds: number) => Promise<string>;
  /** Ends the processes and removes the folder. */
  readonly close: () => Promise<void>;
}

/**
 * Debian's Keystone on a free port of 127.0.0.1, as child processes with a temporary folder.
 * @throws Error that names the packages to install when they are missing.
 */
export function startRealKeystone(): Promise<RealKeystone> {
  return startParts(async (onClose) => {
    requirePackages();
    const url = await freeUrl();
    const folder = await createKeystoneFolder(url);
    onClose(() => {
      rmSync(folder, { recursive: true });
    });
    const serve = async (at: string, configFiles: readonly string[]): Promise<void> => {
      const { stop } = await serveKeystone(folder, at, configFiles);
      onClose(stop);
    };
    await serve(url, [MAIN_CONFIG]);
    const issueShortLived = async (seconds: number): Promise<string> => {
      const shortLivedUrl = await freeUrl();
      writeFileSync(join(folder, 'short-lived.conf'), `[token]\nexpiration = ${seconds}\n`);
      await serve(shortLivedUrl, [MAIN_CONFIG, 'short-lived.conf']);
      return shortLivedUrl;
    };
    return { url, issueShortLived };
  });
}

async function freeUrl(): Promise<string> {
  const server = createServer();
  const url = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return url;
}

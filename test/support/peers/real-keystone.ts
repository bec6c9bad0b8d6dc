import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { listen } from '../listen';
import { startParts } from '../start-parts';
import { createKeystoneFolder, type KeystoneOptions, MAIN_CONFIG } from './keystone-folder';
import { serveKeystone } from './keystone-process';
import { requirePackages } from './packages';

export interface RealKeystone {
  /** Without `/v3`. */
  readonly url: string;
  /**
   * Another door to the same users and keys, with processes that remember nothing of what the first ones saw; it closes
   * together with the first.
   * @param config What is different there, as in keystone.conf.
   * @returns Its URL.
   */
  readonly open: (config: string) => Promise<string>;
  /** Ends the processes and removes the folder. */
  readonly close: () => Promise<void>;
}

/**
 * Debian's Keystone on a free port of 127.0.0.1, as child processes with a temporary folder.
 * @throws Error that names the packages to install when they are missing.
 */
export function startRealKeystone(options: KeystoneOptions = {}): Promise<RealKeystone> {
  return startParts(async (onClose) => {
    requirePackages();
    const url = await freeUrl();
    const folder = await createKeystoneFolder(url, options);
    onClose(() => {
      rmSync(folder, { recursive: true });
    });
    const serve = async (at: string, configFiles: readonly string[]): Promise<void> => {
      const { stop } = await serveKeystone(folder, at, configFiles);
      onClose(stop);
    };
    await serve(url, [MAIN_CONFIG]);
    const open = async (config: string): Promise<string> => {
      const another = await freeUrl();
      const file = `${new URL(another).port}.conf`;
      writeFileSync(join(folder, file), config);
      await serve(another, [MAIN_CONFIG, file]);
      return another;
    };
    return { url, open };
  });
}

export async function freeUrl(): Promise<string> {
  const server = createServer();
  const url = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return url;
}

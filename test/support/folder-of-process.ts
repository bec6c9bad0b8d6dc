import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What ends together with the process may still write for a moment. */
const GUARD = `
while [ -d "$2" ] && kill -0 "$1" 2> /dev/null; do sleep 0.5; done
[ -d "$2" ] || exit 0
for _ in 1 2 3 4 5; do rm -rf "$2"; sleep 1; done
`;

/**
 * A temporary folder that goes with a process at the latest: also when that is killed, and nobody removes it.
 * @param prefix Of its name.
 * @param pid Of the process; default this one.
 */
export function folderOfProcess(prefix: string, pid = process.pid): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  // In a session of its own, so that Ctrl-C does not end it.
  spawn('/bin/sh', ['-c', GUARD, 'guard', String(pid), folder], { detached: true, stdio: 'ignore' }).unref();
  return folder;
}

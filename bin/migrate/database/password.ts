import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Environment } from '../../command/credentials';
import type { DatabasePlace } from './database-url';

/**
 * The password of the database's user: from the environment, or from the person at the terminal, who does not see it. Where
 * neither is there, the user has none.
 */
export async function askPassword(
  { FREEZER_DB_PASSWORD: given }: Environment,
  { user, database }: DatabasePlace,
  terminal: Pick<NodeJS.Process, 'stdin' | 'stderr'> = process,
): Promise<string | undefined> {
  if (given !== undefined) return given;
  if (!terminal.stdin.isTTY) return undefined;
  terminal.stderr.write(`Password of ${user} for the database ${database}: `);
  const silent = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const lines = createInterface({ input: terminal.stdin, output: silent, terminal: true });
  const password = await lines.question('');
  lines.close();
  terminal.stderr.write('\n');
  return password === '' ? undefined : password;
}

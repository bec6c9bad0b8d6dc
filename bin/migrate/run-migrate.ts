import { StorageEngineError } from '../../functions/errors';
import type { Environment } from '../command/credentials';
import { type Output, reasonOf, Refusal, REFUSED } from '../command/refusal';
import { parseArguments } from './arguments';
import type { ProgressStream } from './progress';
import { runAdopt } from './run-adopt';
import { runExport } from './run-export';
import { runImport } from './run-import';
import { USAGE } from './usage';

/**
 * The migrate command.
 * @returns The exit code: 0 when all is done, 1 when a document was refused or the number differs, 2 when it could not be
 * done or finished.
 */
export async function runMigrate(
  args: readonly string[],
  environment: Environment,
  output: Output,
  progress: ProgressStream,
): Promise<0 | 1 | 2> {
  try {
    const asked = parseArguments(args);
    if (asked.command === 'import') return await runImport(asked, environment, output, progress);
    if (asked.command === 'export') return await runExport(asked, environment, output, progress);
    if (asked.command === 'adopt') return await runAdopt(asked, environment, output);
    output.log(USAGE);
    return 0;
  } catch (error) {
    output.error(sentenceOf(error));
    return REFUSED;
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  if (!(error instanceof StorageEngineError)) throw error;
  // An operator can do something about a missing table or an expired login, so the cause is told here.
  return error.cause === undefined ? error.message : `${error.message} ${reasonOf(error.cause)}`;
}

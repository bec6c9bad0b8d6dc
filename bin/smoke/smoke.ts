import type { Environment } from '../command/credentials';
import { login } from '../command/login';
import { type Output, Refusal, REFUSED } from '../command/refusal';
import { parseArguments, USAGE } from './arguments';
import { assertAnswers, assertMayWrite } from './assert-ready';
import { checksFor } from './checks';
import { report } from './report';
import { isAsExpected, runChecks } from './run-checks';
import { readSettings } from './settings';

/**
 * The smoke command.
 * @returns The exit code: 0 when every answer is as expected, 1 when one differs, 2 when nothing could be checked.
 */
export async function smoke(
  args: readonly string[],
  environment: Environment,
  output: Output,
): Promise<0 | 1 | 2> {
  try {
    const { help, write, ...given } = parseArguments(args);
    if (help) {
      output.log(USAGE);
      return 0;
    }
    const { apiUrl, authUrl, jobId, credentials } = readSettings(given, environment);
    const visitor = await login(authUrl, credentials);
    await assertAnswers(apiUrl);
    if (write) await assertMayWrite(apiUrl, visitor);
    output.log(`${apiUrl}, project ${visitor.projectId}, roles ${visitor.roles.join(', ') || '(none)'}\n`);
    const outcomes = await runChecks(apiUrl, checksFor(visitor, jobId, write), visitor.token);
    output.log(report(outcomes));
    return outcomes.every(isAsExpected) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    output.error(error.message);
    return REFUSED;
  }
}

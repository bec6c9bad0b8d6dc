import type { Outcome } from '../../functions/policy/outcome';
import { loadRules } from '../../functions/policy/rules';
import { readPolicyFile } from '../../lib/policy-file';
import { listWarnings } from '../../lib/policy-warnings';
import { SettingError } from '../../lib/settings/setting';
import { type Output, Refusal, REFUSED } from '../command/refusal';
import { parseArguments, USAGE } from './arguments';
import { explainRequest } from './explain-request';
import { renderExplanation } from './render-explanation';
import { renderTable } from './render-table';

type ExitCode = 0 | 1 | 2 | 3;

/**
 * The policy command.
 * @returns The exit code: 0 for allowed and for the table, 1 for denied, 2 when there is no answer, 3 when it depends.
 */
export function runPolicy(args: readonly string[], output: Output): ExitCode {
  try {
    return answer(args, output);
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof SettingError)) throw error;
    output.error(error.message);
    return REFUSED;
  }
}

function answer(args: readonly string[], output: Output): ExitCode {
  const asked = parseArguments(args);
  if (asked.command === 'help') {
    output.log(USAGE);
    return 0;
  }
  const overrides = asked.policyFile === undefined ? {} : readPolicyFile(asked.policyFile);
  const rules = loadRules(overrides);
  listWarnings(overrides).forEach((warning) => {
    output.error(`Warning: ${warning}`);
  });
  if (asked.command === 'table') {
    output.log(renderTable(rules));
    return 0;
  }
  const { question } = asked;
  if (!rules.has(question.rule)) {
    throw new Refusal(`There is no rule ${question.rule}: there are ${[...rules.keys()].join(', ')}.`);
  }
  const explanation = explainRequest(rules, question);
  output.log(renderExplanation(explanation));
  return exitCodeOf(explanation.outcome);
}

function exitCodeOf(outcome: Outcome): ExitCode {
  if (typeof outcome !== 'boolean') return 3;
  return outcome ? 0 : 1;
}

import { readFileSync } from 'node:fs';
import { types } from 'node:util';
import { type Document, isAlias, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { PolicyError } from '../functions/policy/parse-check';
import { checkText, loadRules } from '../functions/policy/rules';
import { SettingError } from './settings/setting';

type Checks = Readonly<Record<string, string>>;

/**
 * Reads an operator's policy file, as oslo.policy's `policy.yaml`: a map of rule to check. Without any content, as in
 * a generated sample whose lines are all comments, it changes nothing.
 * @returns Overrides for loadPolicy, which takes them.
 * @throws SettingError in one sentence with the file, the rule or the line, and the reason.
 */
export function readPolicyFile(path: string): Checks {
  const content = parseYaml(path, readText(path));
  try {
    const checks = Object.entries(content).map(([rule, check]) => [rule, checkText(rule, check)] as const);
    const overrides = Object.fromEntries(checks);
    loadRules(overrides);
    return overrides;
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    throw new SettingError(`Policy file ${path}, rule "${error.rule}": ${error.reason}.`);
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    // Node's message goes on with the call and the path.
    const [reason] = types.isNativeError(error) ? error.message.split(', ') : [];
    throw new SettingError(`Policy file ${path} cannot be read: ${reason ?? String(error)}.`);
  }
}

function parseYaml(path: string, text: string): Readonly<Record<string, unknown>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { prettyErrors: false, lineCounter: lines });
  const [problem] = [...[...document.errors, ...document.warnings].map(toProblem), ...oddNodes(document)];
  if (problem) {
    throw new SettingError(
      `Policy file ${path}, line ${lines.linePos(problem.offset).line}: ${problem.reason}.`,
    );
  }
  if (document.contents === null) return {};
  const content: unknown = document.toJS();
  if (isMap(document.contents) && typeof content === 'object') return { ...content };
  throw new SettingError(
    `Policy file ${path}: it must be a map of rules to checks, as in "jobs:get": "rule:project_reader".`,
  );
}

interface Problem {
  /** Where in the text it begins. */
  readonly offset: number;
  /** Without the full stop. */
  readonly reason: string;
}

function toProblem({ pos: [offset], message }: { pos: [number, number]; message: string }): Problem {
  return { offset, reason: message };
}

/**
 * What YAML knows and a policy does not need. A tag above all: `!` without quotes, which says "deny" to the eye, is one,
 * of an empty text, which allows all.
 */
function oddNodes(document: Document.Parsed): readonly Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Node(key, node) {
      const offset = node.range?.[0] ?? 0;
      if (isAlias(node)) problems.push({ offset, reason: 'aliases are not read; refer with "rule:name"' });
      else if (node.tag !== undefined)
        problems.push({ offset, reason: 'tags are not read; write "!" in quotes' });
      else if (key === 'key' && !(isScalar(node) && typeof node.value === 'string'))
        problems.push({ offset, reason: "a rule's name must be text" });
    },
  });
  return problems;
}

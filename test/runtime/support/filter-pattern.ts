/**
 * Whether a line of a log matches a filter pattern of CloudWatch Logs, as far as the stack uses them: selectors of JSON,
 * compared with texts in which * stands for anything, all of which must hold.
 * @throws Error for any other pattern.
 */
export function matches(pattern: string, line: string): boolean {
  const [, conditions = ''] = /^\{ (.+) \}$/.exec(pattern) ?? [];
  return conditions
    .split(' && ')
    .map((condition) => {
      const [, path, operator, text] = /^\$\.([\w.]+) (=|!=) "([^"]*)"$/.exec(condition) ?? [];
      if (path === undefined || text === undefined) throw new Error(`Not understood: ${pattern}`);
      return { path: path.split('.'), equal: operator === '=', text };
    })
    .every(({ path, equal, text }) => {
      const value = path.reduce<unknown>(memberOf, parsed(line));
      // A selector that finds nothing matches nothing.
      return typeof value === 'string' && likeness(text).test(value) === equal;
    });
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function likeness(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);
}

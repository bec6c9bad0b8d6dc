import { type OfTables, type TableKeys, type TableName, TABLES } from '../functions/contract/tables';
import { localAccount } from './aws/template/account';
import { Template } from './aws/template/template';
import { TemplateError } from './aws/template/template-error';

/**
 * Names of the tables, which here are their logical ids.
 * @param template The parsed CloudFormation template.
 */
export function tablesIn(template: unknown): OfTables<string> {
  const ids = new Template(template, localAccount()).ofType('AWS::DynamoDB::GlobalTable').map(({ id }) => id);
  const named = Object.entries<TableKeys>(TABLES).flatMap(([name, { forRuns }]) => {
    const id = ids.find((one) => one.toLowerCase().includes(`${name}table`));
    if (id === undefined && forRuns === true) return [];
    if (id === undefined) throw new TemplateError(`The template has no table for ${name}.`);
    return [[name, id] as const];
  });
  return Object.fromEntries(named) as Record<TableName, string>;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const FILE = join(__dirname, '../../docs/openapi.yaml');

interface Description {
  readonly components: { readonly parameters: Readonly<Record<string, Parameter>> };
}

interface Parameter {
  readonly required?: boolean;
  readonly example?: unknown;
}

/**
 * `docs/openapi.yaml` as JSON, with the server that the page comes from in place of those that are deployed. Only
 * what a path needs keeps its example: the page sends examples, and would ask each request for the 201st plan.
 */
export function apiDescription(): string {
  const { components, ...description } = parse(readFileSync(FILE, 'utf8')) as Description;
  const parameters = Object.fromEntries(
    Object.entries(components.parameters).map(([name, { example, ...parameter }]) => [
      name,
      { ...parameter, ...(parameter.required && { example }) },
    ]),
  );
  const servers = [{ url: '/', description: 'This local stack' }];
  return JSON.stringify({ ...description, servers, components: { ...components, parameters } });
}

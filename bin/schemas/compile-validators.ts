import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import type { CompiledModule } from './compiled-modules';

/** @returns The source of a CommonJS module with a function for each schema, which needs no other module. */
export function compileValidators({ schemas, exported, source }: Omit<CompiledModule, 'file'>): string {
  const ajv = new Ajv({
    strict: true,
    // It does not find a required property that stands in a group.
    strictRequired: false,
    inlineRefs: false,
    messages: false,
    code: { source: true, lines: true },
  });
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema, name);
  const code = standaloneCode(ajv, Object.fromEntries(exported.map((name) => [name, name])));
  return `// Made from ${source} by \`npm run schemas\`: do not edit.\n${standAlone(code)}`;
}

/** Nobody reads where in the schema a rule stands; a text is as long as it has characters, as in Python. */
function standAlone(code: string): string {
  const alone = code
    .replaceAll(/schemaPath:"[^"]*",/g, '')
    .replaceAll('require("ajv/dist/runtime/ucs2length").default', '(text) => [...text].length');
  if (alone.includes('require(')) throw new Error('The validators need a module of ajv at run time.');
  return alone;
}

import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import {
  JOB_CHANGES,
  JOB_COMPLETION,
  JOB_REPORT,
} from '../../functions/shared/freezer/jobs/schema/job-schemas';
import { groupedProperties } from './grouped-properties';

/** By the names under which the schemas refer to each other. JOB_DOCUMENT refers, so that its parts stand there once. */
const SCHEMAS = {
  jobChanges: groupedProperties(JOB_CHANGES),
  jobCompletion: groupedProperties(JOB_COMPLETION),
  jobDocument: { allOf: [{ $ref: 'jobCompletion' }, { $ref: 'jobChanges' }] },
  jobReport: groupedProperties(JOB_REPORT),
};
const EXPORTED = { jobChanges: 'jobChanges', jobDocument: 'jobDocument', jobReport: 'jobReport' };

const HEADER = '// Made from job-schemas.ts by `npm run schemas`: do not edit.\n';

/** @returns The source of a CommonJS module with a function for each schema, which needs no other module. */
export function compileValidators(): string {
  const ajv = new Ajv({
    strict: true,
    // It does not find a required property that stands in a group.
    strictRequired: false,
    inlineRefs: false,
    messages: false,
    code: { source: true, lines: true },
  });
  for (const [name, schema] of Object.entries(SCHEMAS)) ajv.addSchema(schema, name);
  return HEADER + standAlone(standaloneCode(ajv, EXPORTED));
}

/** Nobody reads where in the schema a rule stands; a text is as long as it has characters, as in Python. */
function standAlone(code: string): string {
  const alone = code
    .replaceAll(/schemaPath:"[^"]*",/g, '')
    .replaceAll('require("ajv/dist/runtime/ucs2length").default', '(text) => [...text].length');
  if (alone.includes('require(')) throw new Error('The validators need a module of ajv at run time.');
  return alone;
}

import { BadDataFormat } from '../errors';
import type { Json, JsonObject } from './json';
import { inPython, shownValue } from './shown-value';

/** The first rule that a document breaks, in ajv's form. */
export interface Violation {
  /** JSON pointer into the document; empty for the document itself. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A function of validators.cjs. */
export interface Validator<Checked> {
  (document: unknown): document is Checked;
  /** Of the last call. */
  errors?: readonly Violation[] | null;
}

/**
 * What is wrong with a document, in the words of Python's jsonschema, which Freezer's users know, and where:
 * `'a b' does not match '^[\\w-]+$' (at job_actions[0].freezer_action.mode)`. At most 500 characters.
 */
export function describeViolation(document: JsonObject, violation: Violation): string {
  const steps = violation.instancePath.split('/').slice(1);
  const place = steps.length === 0 ? '' : ` (at ${inWords(steps)})`;
  return sentence(violation, valueAt(document, steps)) + place;
}

function sentence({ keyword, params }: Violation, value: Json | undefined): string {
  const shown = shownValue(value);
  switch (keyword) {
    case 'required':
      return `${shownValue(text(params['missingProperty']))} is a required property`;
    case 'additionalProperties':
      return `Additional properties are not allowed (${shownValue(text(params['additionalProperty']))} was unexpected)`;
    case 'type':
      return `${shown} is not of type ${inPython(text(params['type']))}`;
    case 'enum':
      return `${shown} is not one of ${inPython(texts(params['allowedValues']))}`;
    case 'pattern':
      return `${shown} does not match ${inPython(text(params['pattern']))}`;
    case 'maxLength':
      return `${shown} is too long: ${text(params['limit'])} characters are allowed`;
    case 'minProperties':
      return `${shown} does not have enough properties`;
    default:
      return `${shown} is not valid`;
  }
}

/** `job_actions[0].freezer_action` */
function inWords(steps: readonly string[]): string {
  return steps
    .map((step, index) => (/^\d+$/.test(step) ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');
}

/** The schemas have no names that a JSON pointer would have to escape. */
function valueAt(document: JsonObject, steps: readonly string[]): Json | undefined {
  let value: Json | undefined = document;
  for (const step of steps) {
    value = new Map<string, Json>(Object.entries(value ?? {})).get(step);
  }
  return value;
}

function text(parameter: unknown): string {
  return String(parameter);
}

function texts(parameter: unknown): string[] {
  return Array.isArray(parameter) ? parameter.map(text) : [];
}

/**
 * A body that keeps to its schema.
 * @throws BadDataFormat with the first violation in words and the path to it.
 */
export function checkedBody<Checked>(validate: Validator<Checked>, body: JsonObject): Checked {
  if (validate(body)) return body;
  const [violation] = validate.errors ?? [];
  throw new BadDataFormat(violation ? describeViolation(body, violation) : 'The document is not valid');
}

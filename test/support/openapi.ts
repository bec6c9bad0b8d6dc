import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';

/** Tells what is wrong with a value; nothing when it is as its schema says. */
export type FindFaults = (value: unknown) => readonly string[];

export interface DeclaredExample {
  /** Where in the document: `#/components/responses/…`. */
  readonly place: string;
  readonly value: unknown;
  readonly faults: FindFaults;
}

export interface DeclaredResponse {
  /** Names in lower case, as in a reply. */
  readonly headers: ReadonlyMap<string, FindFaults>;
  readonly mediaType: string;
  readonly example: unknown;
  readonly faults: FindFaults;
}

export interface DeclaredOperation {
  readonly operationId: unknown;
  /** In capitals, as in the table of routes. */
  readonly method: string;
  readonly path: string;
  readonly description: unknown;
  /** By status. */
  readonly responses: ReadonlyMap<number, DeclaredResponse>;
}

type Fields = Readonly<Record<string, unknown>>;

/** What else a path item may have beside its operations. */
const NO_VERBS = ['parameters', 'summary', 'description', 'servers'];

/** The API's description, for tests that hold it against routes and answers. */
export class OpenApi {
  private readonly root: Fields;
  private readonly ajv = new Ajv({ allErrors: true }).addKeyword('components');

  /** @param text YAML, OpenAPI 3.0. */
  constructor(text = readFileSync('docs/openapi.yaml', 'utf8')) {
    this.root = fieldsOf(parse(text));
  }

  get operations(): readonly DeclaredOperation[] {
    return entriesOf(this.root['paths']).flatMap(([path, item]) =>
      entriesOf(item)
        .filter(([key]) => !NO_VERBS.includes(key))
        .map(([verb, operation]) => this.operation(path, verb.toUpperCase(), fieldsOf(operation))),
    );
  }

  get examples(): readonly DeclaredExample[] {
    return [...this.examplesIn(this.root, '#')];
  }

  /** The schemes that every operation asks for, unless it says otherwise. */
  get securitySchemes(): readonly unknown[] {
    const schemes = fieldsOf(fieldsOf(this.root['components'])['securitySchemes']);
    return Object.values(fieldsOf(this.root['security'])).flatMap((choice) =>
      entriesOf(choice).map(([name]) => schemes[name]),
    );
  }

  private operation(path: string, method: string, operation: Fields): DeclaredOperation {
    const { operationId, description } = operation;
    const responses = entriesOf(operation['responses']).map(
      ([status, response]) => [Number(status), this.response(this.resolve(response))] as const,
    );
    return { operationId, method, path, description, responses: new Map(responses) };
  }

  private response({ headers = {}, content }: Fields): DeclaredResponse {
    const [[mediaType, media] = ['', {}]] = entriesOf(content);
    const { schema, example } = fieldsOf(media);
    const declared = entriesOf(headers).map(
      ([name, header]) => [name.toLowerCase(), this.faultFinder(this.resolve(header)['schema'])] as const,
    );
    return { headers: new Map(declared), mediaType, example, faults: this.faultFinder(schema) };
  }

  private *examplesIn(node: unknown, place: string): Generator<DeclaredExample> {
    if (typeof node !== 'object' || node === null) return;
    const { example, schema, ...others } = fieldsOf(node);
    if (example !== undefined) yield { place, value: example, faults: this.faultFinder(schema) };
    for (const [key, child] of Object.entries({ schema, ...others }))
      yield* this.examplesIn(child, `${place}/${key}`);
  }

  /** The schema becomes a root of its own, so what it refers to goes with it; ajv knows OpenAPI's `nullable`. */
  private faultFinder(schema: unknown): FindFaults {
    const validate = this.ajv.compile({ ...fieldsOf(schema), components: this.root['components'] });
    return (value) =>
      validate(value)
        ? []
        : (validate.errors ?? []).map((fault) => `${fault.instancePath} ${fault.message ?? fault.keyword}`);
  }

  /** A reference is replaced by what it points at. */
  private resolve(node: unknown): Fields {
    const fields = fieldsOf(node);
    const { $ref: reference } = fields;
    if (typeof reference !== 'string') return fields;
    const target = reference
      .replace('#/', '')
      .split('/')
      .reduce<unknown>((parent, key) => fieldsOf(parent)[key], this.root);
    return this.resolve(target);
  }
}

function entriesOf(node: unknown): [string, unknown][] {
  return Object.entries(fieldsOf(node));
}

function fieldsOf(node: unknown): Fields {
  if (typeof node !== 'object' || node === null) throw new Error(`No object: ${String(node)}`);
  return { ...node };
}

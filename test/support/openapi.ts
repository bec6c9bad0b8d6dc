import { Ajv, type ValidateFunction } from 'ajv';
import { readFileSync } from 'node:fs';
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
  /** Names in lower case, as in a reply; each of them is always there. */
  readonly headers: ReadonlyMap<string, FindFaults>;
  /** Undefined for an answer without a body. */
  readonly mediaType: string | undefined;
  readonly example: unknown;
  /** About JSON as it was parsed, or the text of another media type. */
  readonly faults: FindFaults;
}

export interface DeclaredOperation {
  readonly operationId: unknown;
  /** In capitals, as in the table of routes. */
  readonly method: string;
  readonly path: string;
  readonly description: unknown;
  /** It says of itself that it asks for no token. */
  readonly isPublic: boolean;
  /** Bodies, by name; empty for an operation without. */
  readonly requests: ReadonlyMap<string, unknown>;
  /** By status. */
  readonly responses: ReadonlyMap<number, DeclaredResponse>;
}

type Fields = Readonly<Record<string, unknown>>;

/** What else a path item may have beside its operations. */
const NO_VERBS = ['parameters', 'summary', 'description', 'servers'];

/** The API's description, for tests that hold it against routes, schemas and answers. */
export class OpenApi {
  readonly operations: readonly DeclaredOperation[];
  private readonly root: Fields;
  private readonly ajv = new Ajv({ allErrors: true }).addKeyword('components');

  /** @param text YAML, OpenAPI 3.0. */
  constructor(text = readFileSync('docs/openapi.yaml', 'utf8')) {
    this.root = fieldsOf(parse(text));
    this.operations = entriesOf(this.root['paths']).flatMap(([path, item]) =>
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

  declared(operation: string): DeclaredOperation {
    const found = this.operations.find(({ operationId }) => operationId === operation);
    if (!found) throw new Error(`The document has no operation ${operation}.`);
    return found;
  }

  declaredResponse(operation: string, status: number): DeclaredResponse {
    const found = this.declared(operation).responses.get(status);
    if (!found) throw new Error(`The document says nothing of ${status} to ${operation}.`);
    return found;
  }

  /** A path with the examples of its parameters in it. */
  examplePath(path: string): string {
    const parameters = fieldsOf(fieldsOf(this.root['components'])['parameters']);
    return path.replace(/{(\w+)}/g, (_braces, name: string) => String(fieldsOf(parameters[name])['example']));
  }

  schema(name: string): unknown {
    return { $ref: `#/components/schemas/${name}` };
  }

  /** A schema with all that it refers to, and without what is for readers only. */
  bare(schema: unknown): unknown {
    if (Array.isArray(schema)) return schema.map((item) => this.bare(item));
    if (typeof schema !== 'object' || schema === null) return schema;
    const told = entriesOf(this.resolve(schema)).filter(([key, value]) => !isForReaders(key, value));
    return Object.fromEntries(told.map(([key, value]) => [key, this.bare(value)]));
  }

  private operation(path: string, method: string, operation: Fields): DeclaredOperation {
    const { operationId, description, security, requestBody = {} } = operation;
    const responses = entriesOf(operation['responses']).map(
      ([status, response]) => [Number(status), this.response(this.resolve(response))] as const,
    );
    return {
      operationId,
      method,
      path,
      description,
      isPublic: Array.isArray(security) && security.length === 0,
      requests: new Map(this.examplesOf(mediaOf(fieldsOf(requestBody)).media)),
      responses: new Map(responses),
    };
  }

  private response(response: Fields): DeclaredResponse {
    const { mediaType, media } = mediaOf(response);
    const headers = entriesOf(response['headers'] ?? {}).map(
      ([name, header]) => [name.toLowerCase(), this.faultFinder(this.resolve(header)['schema'])] as const,
    );
    const faults = this.faultFinder(media['schema'] ?? {});
    return { headers: new Map(headers), mediaType, example: media['example'], faults };
  }

  private *examplesIn(node: unknown, place: string): Generator<DeclaredExample> {
    if (typeof node !== 'object' || node === null) return;
    const { example, examples, schema, ...others } = fieldsOf(node);
    const described = schema === undefined ? [] : this.examplesOf({ example, examples });
    for (const [name, value] of described)
      yield { place: `${place} ${name}`.trim(), value, faults: this.faultFinder(schema) };
    for (const [key, child] of Object.entries({ schema, ...others }))
      yield* this.examplesIn(child, `${place}/${key}`);
  }

  /** The one example, or those that have names. */
  private examplesOf({ example, examples = {} }: Fields): [name: string, value: unknown][] {
    const named = entriesOf(examples).map(([name, node]): [string, unknown] => [
      name,
      this.resolve(node)['value'],
    ]);
    return example === undefined ? named : [['', example], ...named];
  }

  /** The schema becomes a root of its own, so what it refers to goes with it; ajv knows OpenAPI's `nullable`. */
  private faultFinder(schema: unknown): FindFaults {
    let compiled: ValidateFunction | undefined;
    return (value) => {
      const validate = (compiled ??= this.ajv.compile({
        ...fieldsOf(schema),
        components: this.root['components'],
      }));
      if (validate(value)) return [];
      return (validate.errors ?? []).map(
        (fault) => `${fault.instancePath} ${fault.message ?? fault.keyword}`,
      );
    };
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

/** `description` is also the name of a property, and `true` is what a schema without the key means. */
function isForReaders(key: string, value: unknown): boolean {
  return (
    (key === 'description' && typeof value === 'string') || (key === 'additionalProperties' && value === true)
  );
}

function mediaOf({ content = {} }: Fields): { readonly mediaType: string | undefined; media: Fields } {
  const [[mediaType, media] = [undefined, {}]] = entriesOf(content);
  return { mediaType, media: fieldsOf(media) };
}

function entriesOf(node: unknown): [string, unknown][] {
  return Object.entries(fieldsOf(node));
}

function fieldsOf(node: unknown): Fields {
  if (typeof node !== 'object' || node === null) throw new Error(`No object: ${String(node)}`);
  return { ...node };
}

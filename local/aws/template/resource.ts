import { type Fields, isFields, isList, texts } from '../fields';
import { TemplateError } from './template-error';

/** A resource of the template. Its properties are resolved when they are read, so what nobody reads cannot fail. */
export class Resource {
  constructor(
    readonly id: string,
    readonly type: string,
    private readonly properties: Fields,
    private readonly resolve: (value: unknown) => unknown,
  ) {}

  propertyNames(): readonly string[] {
    return Object.keys(this.properties);
  }

  /** @throws TemplateError when the property names something that the local stack does not know. */
  value(name: string): unknown {
    try {
      return this.resolve(this.properties[name]);
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      throw new TemplateError(`${name} of ${this.id} (${this.type}): ${error.message}`);
    }
  }

  /** @throws TemplateError when the property is missing or no text. */
  text(name: string): string {
    const value = this.value(name);
    if (typeof value !== 'string' || value === '') throw this.wrong(name, 'a text');
    return value;
  }

  optionalText(name: string): string | undefined {
    return this.value(name) === undefined ? undefined : this.text(name);
  }

  /** CloudFormation takes numbers as texts too. */
  number(name: string, byDefault: number): number {
    const value = this.value(name) ?? byDefault;
    const number = typeof value === 'string' ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isFinite(number)) throw this.wrong(name, 'a number');
    return number;
  }

  /** Empty when the property is missing. */
  fields(name: string): Fields {
    const value = this.value(name) ?? {};
    if (!isFields(value)) throw this.wrong(name, 'an object');
    return value;
  }

  /** The texts of an object, empty when the property is missing. */
  texts(name: string): Readonly<Record<string, string>> {
    return texts(this.fields(name), () => this.wrong(name, 'an object of texts'));
  }

  /** Empty when the property is missing. */
  list(name: string): readonly unknown[] {
    const value = this.value(name) ?? [];
    if (!isList(value)) throw this.wrong(name, 'a list');
    return value;
  }

  wrong(name: string, expected: string): TemplateError {
    return new TemplateError(`${name} of ${this.id} (${this.type}) must be ${expected}.`);
  }
}

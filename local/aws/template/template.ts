import { type Fields, isFields } from '../fields';
import { type Account, attributeOf, pseudoParameters } from './account';
import { type Names, resolve } from './intrinsics';
import { Resource } from './resource';
import { assertSupported, isServed } from './supported';
import { TemplateError } from './template-error';

/** A synthesized CloudFormation template, with the names in it resolved for this machine. */
export class Template {
  private readonly resources: ReadonlyMap<string, Resource>;

  /**
   * @param json The parsed template.
   * @throws TemplateError when it holds anything of the API, the functions or the tables that would be skipped.
   */
  constructor(
    json: unknown,
    readonly account: Account,
  ) {
    if (!isFields(json) || !isFields(json['Resources'])) throw new TemplateError('This is no template.');
    const names = namesOf(json, json['Resources'], account);
    const resources = Object.entries(json['Resources']).map(
      ([id, resource]) =>
        new Resource(id, typeOf(resource), propertiesOf(id, resource), (value) => resolve(value, names)),
    );
    assertSupported(resources);
    this.resources = new Map(resources.map((resource) => [resource.id, resource]));
  }

  ofType(...types: readonly string[]): readonly Resource[] {
    return [...this.resources.values()].filter(({ type }) => types.includes(type));
  }

  /** @throws TemplateError unless there is exactly one. */
  only(type: string): Resource {
    const [resource, ...others] = this.ofType(type);
    if (!resource || others.length > 0) {
      throw new TemplateError(
        `The local stack needs exactly one ${type}, the template has ${this.ofType(type).length}.`,
      );
    }
    return resource;
  }
}

function namesOf(json: Fields, resources: Fields, account: Account): Names {
  const pseudo = pseudoParameters(account);
  const parameters = isFields(json['Parameters']) ? json['Parameters'] : {};
  return {
    ref: (name) => {
      const parameter = parameters[name];
      const value =
        pseudo.get(name) ??
        (name in resources
          ? physicalName(name, resources[name])
          : isFields(parameter)
            ? parameter['Default']
            : undefined);
      if (value === undefined) throw new TemplateError(`The local stack has no value for ${name}.`);
      return value;
    },
    attribute: (id, attribute) => {
      const value = attributeOf(typeOf(resources[id]), id, attribute, account);
      if (value === undefined) throw new TemplateError(`The local stack does not know ${id}.${attribute}.`);
      return value;
    },
  };
}

/** A stage is the one resource that does not go by its logical id: its name is part of every address. */
function physicalName(id: string, resource: unknown): unknown {
  return typeOf(resource) === 'AWS::ApiGateway::Stage' ? propertiesOf(id, resource)['StageName'] : id;
}

function typeOf(resource: unknown): string {
  return isFields(resource) && typeof resource['Type'] === 'string' ? resource['Type'] : 'unknown';
}

/** @throws TemplateError for a served resource that exists on a condition, which nobody evaluates here. */
function propertiesOf(id: string, resource: unknown): Fields {
  if (!isFields(resource)) return {};
  if ('Condition' in resource && isServed(typeOf(resource)))
    throw new TemplateError(`The local stack cannot decide on the condition of ${id}.`);
  return isFields(resource['Properties']) ? resource['Properties'] : {};
}

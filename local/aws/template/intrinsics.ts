import { type Fields, isFields, isList } from '../fields';
import { TemplateError } from './template-error';

/** Who knows the values that a template only names. Both throw TemplateError for a name that they do not know. */
export interface Names {
  ref(name: string): unknown;
  attribute(id: string, attribute: string): string;
}

type Intrinsic = (argument: unknown, names: Names) => unknown;

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, names) => names.ref(text(argument, 'Ref')),
  'Fn::GetAtt': getAttribute,
  'Fn::Join': join,
  'Fn::Split': split,
  'Fn::Select': select,
  'Fn::Sub': substitute,
};

/**
 * Replaces every intrinsic function in a value of the template.
 * @throws TemplateError for a function that is not in the table above.
 */
export function resolve(value: unknown, names: Names): unknown {
  if (isList(value)) return value.map((item) => resolve(item, names));
  if (!isFields(value)) return value;
  const [name, ...others] = Object.keys(value);
  if (name !== undefined && others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) {
    const intrinsic = INTRINSICS[name];
    if (!intrinsic) throw new TemplateError(`The local stack does not know the function ${name}.`);
    return intrinsic(value[name], names);
  }
  return mapValues(value, (item) => resolve(item, names));
}

function mapValues(fields: Fields, map: (value: unknown) => unknown): Fields {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, map(value)]));
}

function getAttribute(argument: unknown, names: Names): string {
  // YAML's short form is one string; an attribute's name may have dots of its own.
  const [id, ...attribute] = isList(argument) ? argument : text(argument, 'Fn::GetAtt').split('.');
  return names.attribute(text(id, 'Fn::GetAtt'), attribute.join('.'));
}

function join(argument: unknown, names: Names): string {
  const [delimiter, values] = list(argument, 'Fn::Join');
  return list(resolve(values, names), 'Fn::Join')
    .map((value) => text(value, 'Fn::Join'))
    .join(text(delimiter, 'Fn::Join'));
}

function split(argument: unknown, names: Names): readonly string[] {
  const [delimiter, value] = list(argument, 'Fn::Split');
  return text(resolve(value, names), 'Fn::Split').split(text(delimiter, 'Fn::Split'));
}

function select(argument: unknown, names: Names): unknown {
  const [index, values] = list(argument, 'Fn::Select');
  const selected = list(resolve(values, names), 'Fn::Select')[Number(index)];
  if (selected === undefined)
    throw new TemplateError(`Fn::Select finds nothing at ${JSON.stringify(index)}.`);
  return selected;
}

function substitute(argument: unknown, names: Names): string {
  const [template, variables] = isList(argument) ? argument : [argument, {}];
  const own = resolve(variables, names);
  const valueOf = (name: string): unknown => {
    if (isFields(own) && name in own) return own[name];
    return name.includes('.') ? getAttribute(name, names) : names.ref(name);
  };
  // `${!Name}` is the way to write `${Name}` itself.
  return text(template, 'Fn::Sub').replace(/\$\{(!?)([^}]*)\}/g, (_whole, literal: string, name: string) =>
    literal ? `\${${name}}` : text(valueOf(name.trim()), 'Fn::Sub'),
  );
}

function text(value: unknown, where: string): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string')
    throw new TemplateError(`${where} needs a text, not ${JSON.stringify(value)}.`);
  return value;
}

function list(value: unknown, where: string): readonly unknown[] {
  if (!isList(value)) throw new TemplateError(`${where} needs a list, not ${JSON.stringify(value)}.`);
  return value;
}

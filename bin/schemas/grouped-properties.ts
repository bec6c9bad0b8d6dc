import { isObject, type Json, type JsonObject } from '../../functions/documents/json';

/**
 * The same schema with equal properties as one pattern, for which ajv writes its code once: 55 KB become 17. OpenAPI
 * 3.0 knows no `patternProperties`, so this form is for the compiler only.
 */
export function groupedProperties(schema: JsonObject): JsonObject {
  const { properties, items, ...rest } = schema;
  return {
    ...rest,
    ...(isObject(items) && { items: groupedProperties(items) }),
    ...(isObject(properties) && grouped(properties)),
  };
}

function grouped(properties: JsonObject): JsonObject {
  const groups = new Map<string, { names: string[]; schema: Json }>();
  for (const [name, property] of Object.entries(properties)) {
    const schema = isObject(property) ? groupedProperties(property) : property;
    const group = groups.get(JSON.stringify(schema)) ?? { names: [], schema };
    groups.set(JSON.stringify(schema), { schema, names: [...group.names, name] });
  }
  const all = [...groups.values()];
  const single = all.filter(({ names }) => names.length === 1);
  const shared = all.filter(({ names }) => names.length > 1);
  return {
    properties: Object.fromEntries(single.map(({ names, schema }) => [names.join(), schema])),
    patternProperties: Object.fromEntries(
      shared.map(({ names, schema }) => [`^(?:${names.join('|')})$`, schema]),
    ),
  };
}

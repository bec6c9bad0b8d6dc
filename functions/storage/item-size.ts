/** DynamoDB keeps two digits a byte, up to 38 of them, and at most two bytes more. */
const NUMBER_BYTES = 21;
const LIST_OR_MAP_BYTES = 3;
const ELEMENT_BYTES = 1;

/**
 * Bytes that an item takes at most: the names of its attributes and their values, in UTF-8, by the rules of "DynamoDB
 * item sizes" in AWS's developer guide. Only numbers can take less than is counted here.
 */
export function itemSize(item: object): number {
  let bytes = 0;
  for (const [name, value] of Object.entries(item)) bytes += Buffer.byteLength(name) + valueSize(value);
  return bytes;
}

function valueSize(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return NUMBER_BYTES;
  if (Array.isArray(value)) {
    return value.reduce<number>((bytes, one) => bytes + ELEMENT_BYTES + valueSize(one), LIST_OR_MAP_BYTES);
  }
  if (typeof value === 'object' && value !== null) {
    return LIST_OR_MAP_BYTES + ELEMENT_BYTES * Object.keys(value).length + itemSize(value);
  }
  return 1; // true, false and null
}

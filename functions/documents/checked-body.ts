import { BadDataFormat } from '../errors';
import type { JsonObject } from './json';
import { describeViolation } from './describe-violation';
import type { Validator } from './validator';

/**
 * A body that keeps to its schema.
 * @throws BadDataFormat with the first violation in words and the path to it.
 */
export function checkedBody<Checked>(validate: Validator<Checked>, body: JsonObject): Checked {
  if (validate(body)) return body;
  const [violation] = validate.errors ?? [];
  throw new BadDataFormat(violation ? describeViolation(body, violation) : 'The document is not valid');
}

import { localAccount } from '../../../../local/aws/template/account';
import { Template } from '../../../../local/aws/template/template';

/** A template of resources given as type and properties by logical id. */
export function templateOf(
  resources: Readonly<Record<string, readonly [type: string, properties?: object]>>,
  more: object = {},
): Template {
  const Resources = Object.fromEntries(
    Object.entries(resources).map(([id, [Type, Properties]]) => [id, { Type, Properties }]),
  );
  return new Template({ Resources, ...more }, localAccount());
}

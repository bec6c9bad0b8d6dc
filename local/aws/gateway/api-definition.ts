import type { Resource } from '../template/resource';
import type { Template } from '../template/template';
import type { Routable } from './match-route';

/** A method of the API. */
export interface MethodDefinition extends Routable {
  readonly resourceId: string;
  readonly functionArn: string;
  readonly integrationTimeoutMs: number;
  /** Logical id of its authorizer; missing for a method that anybody may call. */
  readonly authorizerId?: string;
}

export interface AuthorizerDefinition {
  readonly functionArn: string;
  readonly header: string;
  readonly validation?: RegExp;
  readonly cacheSeconds: number;
}

/** @throws TemplateError for an integration or authorization that has no local counterpart. */
export function readMethods(template: Template): readonly MethodDefinition[] {
  const resources = new Map(
    template.ofType('AWS::ApiGateway::Resource').map((resource) => [resource.id, resource]),
  );
  return template.ofType('AWS::ApiGateway::Method').map((method) => {
    if (method.value('ApiKeyRequired') === true) throw method.wrong('ApiKeyRequired', 'false');
    const resourceId = method.text('ResourceId');
    return {
      verb: method.text('HttpMethod'),
      resourceId,
      resourcePath: pathOf(resources.get(resourceId), resources),
      ...readIntegration(method),
      ...readAuthorization(method),
    };
  });
}

/** @throws TemplateError for a type other than TOKEN. */
export function readAuthorizer(authorizer: Resource): AuthorizerDefinition {
  if (authorizer.text('Type') !== 'TOKEN') throw authorizer.wrong('Type', 'TOKEN in the local stack');
  const [, header] = /^method\.request\.header\.(.+)$/.exec(authorizer.text('IdentitySource')) ?? [];
  if (header === undefined) throw authorizer.wrong('IdentitySource', 'one header');
  const validation = authorizer.optionalText('IdentityValidationExpression');
  return {
    functionArn: functionArn(authorizer, authorizer.text('AuthorizerUri')),
    header,
    // It is a Java expression there and a JavaScript one here, and must match the whole value.
    ...(validation !== undefined && { validation: wholeValue(authorizer, validation) }),
    // 300 s is API Gateway's own default.
    cacheSeconds: authorizer.number('AuthorizerResultTtlInSeconds', 300),
  };
}

/** The root, which is no resource of the template, has the path `/`. */
function pathOf(resource: Resource | undefined, resources: ReadonlyMap<string, Resource>): string {
  if (!resource) return '/';
  const parent = pathOf(resources.get(resource.text('ParentId')), resources);
  return `${parent === '/' ? '' : parent}/${resource.text('PathPart')}`;
}

function readIntegration(method: Resource): Pick<MethodDefinition, 'functionArn' | 'integrationTimeoutMs'> {
  const { Type: type, Uri: uri, TimeoutInMillis: timeout = 29_000 } = method.fields('Integration');
  if (type !== 'AWS_PROXY')
    throw method.wrong('Integration.Type', `AWS_PROXY in the local stack, not ${String(type)}`);
  return { functionArn: functionArn(method, uri), integrationTimeoutMs: Number(timeout) };
}

function readAuthorization(method: Resource): Pick<MethodDefinition, 'authorizerId'> {
  const type = method.optionalText('AuthorizationType') ?? 'NONE';
  if (type === 'NONE') return {};
  if (type !== 'CUSTOM')
    throw method.wrong('AuthorizationType', `CUSTOM or NONE in the local stack, not ${type}`);
  return { authorizerId: method.text('AuthorizerId') };
}

function functionArn(resource: Resource, uri: unknown): string {
  const [, arn] = /\/functions\/(arn:[^/]+)\/invocations$/.exec(String(uri)) ?? [];
  if (arn === undefined) throw resource.wrong('The URI', 'that of a Lambda function');
  return arn;
}

function wholeValue(authorizer: Resource, expression: string): RegExp {
  try {
    return new RegExp(`^(?:${expression})$`);
  } catch {
    throw authorizer.wrong('IdentityValidationExpression', 'an expression that JavaScript knows too');
  }
}

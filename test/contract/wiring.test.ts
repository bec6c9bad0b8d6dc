import type { APIGatewayProxyResult } from 'aws-lambda';
import { FALLBACK_PATH, type Resource, RESOURCES, type Route, ROUTES } from '../../functions/contract/routes';
import { type Functions, startFunctions } from '../../local/aws/lambda/functions';
import { localAccount } from '../../local/aws/template/account';
import { Template } from '../../local/aws/template/template';
import { identity, PROJECT_ID } from '../support/identity';
import { proxyEvent } from '../support/proxy-event';
import { synthesize } from '../support/synthesized';

/** Nobody listens there: whatever gets as far as the storage is answered with 503. */
const NO_STORAGE = 'http://127.0.0.1:9';
const PROTECTED = ROUTES.filter(({ access }) => access !== 'public');

/** Each function is asked for its operations, as it was synthesized. */
describe('every operation', () => {
  const synthesized = synthesize();
  const template = new Template(synthesized.template.toJSON(), localAccount());
  let functions: Functions;
  const arns = new Map(RESOURCES.map((resource) => [resource, arnOf(template, resource)] as const));
  beforeAll(async () => {
    const environment = { AWS_ENDPOINT_URL_DYNAMODB: NO_STORAGE };
    functions = await startFunctions(template, synthesized.outdir, environment, () => undefined);
  });
  afterAll(() => functions.close());

  const statusOf = async (resource: Resource, event: object): Promise<number> => {
    const { payload = '{}' } = (await functions.at(arns.get(resource) ?? '').invoke(event)) as {
      payload?: string;
    };
    return (JSON.parse(payload) as APIGatewayProxyResult).statusCode;
  };

  it.each(PROTECTED)('is wired where its route leads: $operation', async (route) => {
    const resource = { ...eventOf(route), resource: route.path };
    expect([200, 204, 400, 503]).toContain(await statusOf(route.resource, resource));
  });

  it.each(PROTECTED)(
    'is wired in the fallback, for a path with a slash at its end: $operation',
    async (route) => {
      const proxy = `${filled(route.path).slice(1)}/`;
      const event = { ...eventOf(route), resource: FALLBACK_PATH, pathParameters: { proxy } };
      expect([200, 204, 400, 503]).toContain(await statusOf('fallback', event));
    },
  );
});

function eventOf({ method, path }: Route): object {
  const parameters = Object.fromEntries(
    [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [
      name,
      name === 'project_id' ? PROJECT_ID : 'an-id',
    ]),
  );
  const who = identity({ roles: ['admin'] });
  const body = ['POST', 'PATCH', 'PUT'].includes(method) ? '{}' : null;
  return { ...proxyEvent({ method, resource: path, parameters, identity: who }), body };
}

function filled(path: string): string {
  return path.replace('{project_id}', PROJECT_ID).replaceAll(/\{\w+\}/g, 'an-id');
}

function arnOf(template: Template, resource: Resource): string {
  const name = `Backup${resource.charAt(0).toUpperCase()}${resource.slice(1)}Function`;
  const { id = '' } = template.ofType('AWS::Lambda::Function').find((one) => one.id.startsWith(name)) ?? {};
  const { region, id: account } = template.account;
  return `arn:aws:lambda:${region}:${account}:function:${id}`;
}

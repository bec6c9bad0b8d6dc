import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayAuthorizerResult, APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { buildSync } from 'esbuild';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FALLBACK_PATH } from '../../functions/contract/routes';
import type { AuthorizerContext } from '../../functions/http/authorizer-context';
import { createTables, type RunningDynamoDb, startDynamoDb } from '../../local/aws/dynamodb';
import { PROJECT_ID } from '../support/identity';
import { keystoneToken } from '../support/keystone-token';
import { startServer } from '../support/listen';
import { proxyEvent } from '../support/proxy-event';
import { testClient } from '../support/table';
import type { Document, Release } from './release';
import type { ReleaseTemplate } from './template-changes';

export interface Request {
  readonly method: string;
  /** Below the project: `jobs/0123`. */
  readonly path: string;
  readonly body?: object;
}

interface Reply {
  readonly status: number;
  readonly body: Document;
}

export interface Running {
  /** @param context What an authorizer said of the caller. */
  send(request: Request, context: AuthorizerContext): Promise<Reply>;
}

type Handler<Event, Result> = (event: Event) => Promise<Result>;

const FALLBACK = 'functions/fallback/fallback.lambda.ts';
const AUTHORIZER = 'functions/authorizer/authorize.lambda.ts';

/** The function that serves every operation, in this process, on the tables of a template. */
export function run({ source, template }: Release, tables: Tables): Running {
  const handler = load<APIGatewayProxyEvent, APIGatewayProxyResult>(source(), FALLBACK, {
    ...variablesOf(template(), 'FallbackFunction'),
    AWS_ENDPOINT_URL_DYNAMODB: tables.url,
  });
  return {
    send: async ({ method, path, body }, context) => {
      const parameters = { proxy: `v2/${PROJECT_ID}/${path}` };
      const event = proxyEvent({ method, resource: FALLBACK_PATH, parameters });
      const { statusCode, body: text } = await handler({
        ...event,
        body: body === undefined ? null : JSON.stringify(body),
        requestContext: { ...event.requestContext, authorizer: { ...context, principalId: 'somebody' } },
      });
      return { status: statusCode, body: text === '' ? {} : (JSON.parse(text) as Document) };
    },
  };
}

/** Who may ask, as Keystone says it, by a name. */
const TOKENS: Readonly<Record<string, Document>> = {
  admin: { roles: [{ name: 'admin' }] },
  member: { roles: [{ name: 'member' }, { name: 'ünusual, "role"' }] },
  reader: { roles: [{ name: 'reader' }], is_admin_project: false },
  unscoped: { project: undefined, roles: [] },
  domain: { project: undefined, domain: { id: 'default' } },
  system: { project: undefined, system: { all: true } },
  restricted: {
    application_credential: {
      id: 'a',
      access_rules: [{ service: 'backup', method: 'GET', path: '/v2/*/jobs' }],
    },
  },
};

/** What the authorizer of a version says of each kind of token. */
export async function contextsOf({
  source,
  template,
}: Release): Promise<Readonly<Record<string, AuthorizerContext>>> {
  const names = Object.keys(TOKENS);
  const tokenOf = (name: string) => `${name}-`.padEnd(40, 'x');
  const keystone = await startServer((request, response) => {
    const name = names.find((one) => tokenOf(one) === request.headers['x-subject-token']) ?? '';
    request.resume();
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(keystoneToken({ ...TOKENS[name] })));
  });
  try {
    const authorize = load<object, APIGatewayAuthorizerResult>(source(), AUTHORIZER, {
      ...variablesOf(template(), 'AuthorizerHandler'),
      KEYSTONE_URL: keystone.url,
    });
    const contexts: [string, AuthorizerContext][] = [];
    for (const name of names) {
      const methodArn = 'arn:aws:execute-api:us-east-1:123456789012:abcdefghij/prod/GET/v2';
      const { context } = await authorize({ type: 'TOKEN', authorizationToken: tokenOf(name), methodArn });
      contexts.push([name, context as AuthorizerContext]);
    }
    return Object.fromEntries(contexts);
  } finally {
    await keystone.close();
  }
}

/** Loads a bundle anew, as Lambda does: variables first. */
function load<Event, Result>(
  source: string,
  entry: string,
  variables: Readonly<Record<string, string>>,
): Handler<Event, Result> {
  const folder = mkdtempSync(join(tmpdir(), 'freezer-release-'));
  const file = join(folder, 'index.js');
  try {
    writeFileSync(file, bundleOf(join(source, entry)));
    const credentials = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
    Object.assign(process.env, { AWS_REGION: 'us-east-1', ...credentials }, variables);
    return (createRequire(__filename)(file) as { readonly handler: Handler<Event, Result> }).handler;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const bundles = new Map<string, string>();

/** Made once; without its log lines, which nobody reads here. */
function bundleOf(entry: string): string {
  const made = bundles.get(entry);
  if (made !== undefined) return made;
  const [bundle] = buildSync({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    target: 'node20',
    drop: ['console'],
    logLevel: 'error',
    write: false,
  }).outputFiles;
  const text = bundle?.text ?? '';
  bundles.set(entry, text);
  return text;
}

/** Those of a function; a table's name is its logical id. */
function variablesOf({ Resources }: ReleaseTemplate, name: string): Readonly<Record<string, string>> {
  const [, { Properties = {} } = {}] =
    Object.entries(Resources).find(
      ([id, { Type }]) => Type === 'AWS::Lambda::Function' && id.includes(name),
    ) ?? [];
  const { Variables = {} } = Properties['Environment'] as {
    readonly Variables?: Readonly<Record<string, unknown>>;
  };
  return Object.fromEntries(
    Object.entries(Variables).map(([variable, value]) => [
      variable,
      typeof value === 'string' ? value : (value as { readonly Ref: string }).Ref,
    ]),
  );
}

/** Tables that several versions use, one after the other. */
export interface Tables extends RunningDynamoDb {
  /** What is stored, by table. */
  items(): Promise<Readonly<Record<string, readonly Document[]>>>;
  readonly client: ReturnType<typeof testClient>;
}

export async function startTables(template: ReleaseTemplate): Promise<Tables> {
  const { url, close } = await startDynamoDb({ port: 0 });
  await createTables(template, url);
  const client = testClient(url);
  const names = Object.entries(template.Resources).flatMap(([id, { Type }]) =>
    Type === 'AWS::DynamoDB::GlobalTable' ? [id] : [],
  );
  return {
    url,
    client,
    items: async () => {
      const scans = names.map(async (TableName) => {
        const { Items = [] } = await client.send(new ScanCommand({ TableName }));
        return [TableName, Items] as const;
      });
      return Object.fromEntries(await Promise.all(scans));
    },
    close: async () => {
      client.destroy();
      await close();
    },
  };
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../../lib/app';
import { createTables, startDynamoDb } from '../../../local/aws/dynamodb';
import { isFields } from '../../../local/aws/fields';
import { type FunctionDefinition, readFunction } from '../../../local/aws/lambda/function-definition';
import { localAccount } from '../../../local/aws/template/account';
import { Template } from '../../../local/aws/template/template';
import { DEMO_DATA } from '../../../local/keystone/demo-data';
import { startKeystone } from '../../../local/keystone/keystone';
import { issueToken } from '../../support/cloud';
import { PROJECT_ID } from '../../support/identity';
import { listen } from '../../support/listen';
import { passOn } from '../../support/proxy';
import { selfSigned } from '../../support/self-signed';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy';
import { ExecutionEnvironment } from './execution-environment';
import { matches } from './filter-pattern';

/** A service that functions call: TLS in front of it, and before that a way that can be spoilt. */
interface Peer {
  /** As functions are told it. */
  readonly url: string;
  readonly way: TcpProxy;
  /** From now on every request is answered so; undefined makes the peer honest again. */
  readonly misbehave: (listener: RequestListener | undefined) => void;
  readonly close: () => Promise<void>;
}

/** The stack's functions and tables as synthesized, an embedded DynamoDB and an identity service. */
export interface World {
  readonly functions: readonly FunctionDefinition[];
  readonly dynamoDb: Peer;
  readonly keystone: Peer;
  /** A new token of a demo user. */
  readonly token: (user: string) => Promise<string>;
  /** A function that is ready for its first invocation; ended with the world. */
  readonly start: (name: RegExp) => Promise<ExecutionEnvironment>;
  /** Names of the metrics that count some of these lines of a function's log, by the template's metric filters. */
  readonly metricsOf: (functionId: string, lines: readonly string[]) => readonly string[];
  readonly close: () => Promise<void>;
}

export async function startWorld(): Promise<World> {
  const certificate = selfSigned('localhost');
  const folder = mkdtempSync(join(tmpdir(), 'freezer-runtime-'));
  const ca = join(folder, 'ca.pem');
  writeFileSync(ca, certificate.cert);
  const database = await startDynamoDb({ port: 0 });
  const dynamoDb = await startPeer(database.url, certificate);
  const identity = await startKeystone({ port: 0, data: DEMO_DATA, services: () => [] });
  const keystone = await startPeer(identity.url, certificate);

  const assembly = join(folder, 'cdk.out');
  const settings = {
    keystoneUrl: keystone.url,
    keystoneCaFile: ca,
    keystoneTimeoutSeconds: 1,
    agentClients: 'any',
  };
  const json: unknown = createApp({ settings, outdir: assembly }).synth().getStackByName('Freezer').template;
  await createTables(json, database.url);
  const template = new Template(json, localAccount());
  const environment = { AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.url, NODE_EXTRA_CA_CERTS: ca };
  const functions = template
    .ofType('AWS::Lambda::Function')
    .map((lambda) => readFunction(lambda, assembly, template.account, environment));
  const running: ExecutionEnvironment[] = [];
  return {
    functions,
    dynamoDb,
    keystone,
    token: (user) => issueToken(identity.url, user, { project: { id: PROJECT_ID } }),
    start: async (name) => {
      const definition = functions.find(({ id }) => name.test(id));
      if (!definition) throw new Error(`There is no function ${String(name)}.`);
      const { environment: started, initError } = await ExecutionEnvironment.start(definition);
      running.push(started);
      if (initError) throw new Error(`${definition.id}: ${initError.errorMessage}`);
      return started;
    },
    metricsOf: (functionId, lines) => metricsOf(template, functionId, lines),
    close: async () => {
      for (const part of [...running, dynamoDb, keystone, database, identity]) await part.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function startPeer(target: string, certificate: ReturnType<typeof selfSigned>): Promise<Peer> {
  const honest: RequestListener = (request, response) => {
    passOn(target, request, response);
  };
  let listener = honest;
  const server = createServer(certificate, (request, response) => {
    listener(request, response);
  });
  // Who closes an idle connection here is the way alone.
  server.keepAliveTimeout = 0;
  const port = Number(new URL(await listen(server)).port);
  const way = await startTcpProxy(() => port);
  return {
    url: `https://localhost:${way.port}`,
    way,
    misbehave: (mischief) => {
      listener = mischief ?? honest;
    },
    close: async () => {
      await way.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

function metricsOf(template: Template, functionId: string, lines: readonly string[]): readonly string[] {
  const lambda = template.ofType('AWS::Lambda::Function').find(({ id }) => id === functionId);
  const group = lambda?.fields('LoggingConfig')['LogGroup'];
  return template
    .ofType('AWS::Logs::MetricFilter')
    .filter((filter) => filter.text('LogGroupName') === group)
    .filter((filter) => lines.some((line) => matches(filter.text('FilterPattern'), line)))
    .flatMap((filter) => filter.list('MetricTransformations'))
    .map((metric) => String(isFields(metric) && metric['MetricName']));
}

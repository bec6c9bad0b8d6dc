import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OfTables } from '../functions/contract/tables';
import { createApp } from '../lib/app';
import { apiPage } from './api-page/api-page';
import { startApi } from './aws/api';
import { createTables, startDynamoDb } from './aws/dynamodb';
import type { Outcome } from './aws/lambda/outcome';
import { type CinderOptions, type RunningCinder, startCinder } from './cinder/cinder';
import { addDemoVolumes } from './cinder/demo-volumes';
import { DEMO_DATA } from './keystone/demo-data';
import type { IdentityData } from './keystone/identity-data';
import { startKeystone } from './keystone/keystone';
import { type LocalRunner, type LocalRunnerOptions, startLocalRunner } from './local-runner';
import { seedSamples } from './samples';
import { tablesIn } from './tables';

export interface LocalStackOptions {
  /** Of the API; 0 takes a free one. */
  readonly port: number;
  /** Of the identity service; 0 takes a free one. */
  readonly keystonePort: number;
  /** Of a Keystone that runs elsewhere; none is started then. */
  readonly keystoneUrl?: string;
  /** A small block storage to start, or where another one is; without it the catalog has none. */
  readonly blockStorage?: Pick<CinderOptions, 'port' | 'workMs'> | { readonly url: string };
  /** Runs managed plans, which takes block storage; without it nobody does. */
  readonly runner?: LocalRunnerOptions;
  /** Where the tables are kept; without it they are in memory. */
  readonly dataDir?: string;
  /** Settings of the stack, as `cdk deploy` takes them. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** More variables for the functions, such as another address of DynamoDB than its real one. */
  readonly environment?: (dynamoDbUrl: string) => Readonly<Record<string, string>>;
  readonly identityData?: IdentityData;
  readonly tokenLifetimeSeconds?: number;
  /** Serves the page about the API at `/docs`, which a deployed API does not have. Default false. */
  readonly apiPage?: boolean;
  /** Ends the start: what has been started is closed, and the start fails with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Gets each line that a function logs. */
  readonly onLog?: (functionId: string, line: string) => void;
}

export interface LocalStack {
  readonly apiUrl: string;
  readonly keystoneUrl: string;
  readonly dynamoDbUrl: string;
  /** Without `/v3`; undefined where there is none. */
  readonly cinderUrl: string | undefined;
  /** The small one, where it was started: what is in it, and what it was asked. */
  readonly cinder: RunningCinder | undefined;
  /** Their names. */
  readonly tables: OfTables<string>;
  /** Wakes the runner now, where there is one and it is not paused, and resolves when it has ended. */
  tick(): Promise<readonly Outcome[]>;
  close(): Promise<void>;
}

/** Synthesizes the stack that `cdk deploy` would create, and serves it on 127.0.0.1 with embedded parts. */
export async function startLocalStack(options: LocalStackOptions): Promise<LocalStack> {
  const closers: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    const faults: unknown[] = [];
    // Who asks ends before who is asked. One part that does not end well must not keep the others from it.
    for (const closer of closers.splice(0).reverse()) {
      try {
        await closer();
      } catch (fault) {
        faults.push(fault);
      }
    }
    if (faults.length > 0) throw faults[0];
  };
  try {
    return { ...(await startParts(options, (closer) => closers.push(closer))), close };
  } catch (error) {
    await close();
    throw error;
  }
}

type OnClose = (closer: () => Promise<void> | void) => void;

/** Without a runner too a plan can be made here; and this gateway is known to pass bodies on. */
const LOCAL_SETTINGS = { managedRunner: 'external', getBodies: 'passed' };

async function startParts(options: LocalStackOptions, onClose: OnClose): Promise<Omit<LocalStack, 'close'>> {
  const dynamoDb = await startDynamoDb({ port: 0, ...(options.dataDir && { path: options.dataDir }) });
  onClose(() => dynamoDb.close());

  let apiUrl = '';
  let keystoneUrl = options.keystoneUrl ?? '';
  const { blockStorage } = options;
  const cinder =
    blockStorage && 'port' in blockStorage
      ? await startBlockStorage({ ...blockStorage, keystoneUrl: () => withoutVersion(keystoneUrl) }, onClose)
      : undefined;
  const cinderUrl = blockStorage && 'url' in blockStorage ? withoutVersion(blockStorage.url) : cinder?.url;
  keystoneUrl ||= await startIdentity(options, () => apiUrl, cinderUrl, onClose);
  options.signal?.throwIfAborted();
  const runner = options.runner && (await startRunner(options.runner, onClose));
  const { template, assembly } = synthesized(options, { ofRunner: runner?.settings, keystoneUrl }, onClose);

  await createTables(template, dynamoDb.url, options.dataDir);
  options.signal?.throwIfAborted();
  const tables = tablesIn(template);
  await seedSamples(dynamoDb.url, tables);
  options.signal?.throwIfAborted();

  const api = await startApi({
    template,
    assembly,
    port: options.port,
    environment: {
      AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.url,
      ...(runner && { AWS_ENDPOINT_URL_SECRETS_MANAGER: runner.url }),
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      ...options.environment?.(dynamoDb.url),
    },
    onLog: options.onLog ?? (() => undefined),
    ...(options.apiPage && {
      intercept: apiPage(options.keystoneUrl === undefined ? keystoneUrl : undefined),
    }),
  });
  onClose(() => api.close());
  options.signal?.throwIfAborted();
  apiUrl = api.url;
  if (options.runner?.ticking) api.clock.start();
  const tick = () => api.clock.tick();
  return { apiUrl, keystoneUrl, dynamoDbUrl: dynamoDb.url, cinderUrl, cinder, tables, tick };
}

/** People give the URL of a service with or without `/v3`. */
function withoutVersion(url: string): string {
  return url.replace(/(\/v3)?\/*$/, '');
}

async function startRunner(options: LocalRunnerOptions, onClose: OnClose): Promise<LocalRunner> {
  const runner = await startLocalRunner(options);
  onClose(() => runner.close());
  return runner;
}

async function startBlockStorage(options: CinderOptions, onClose: OnClose): Promise<RunningCinder> {
  const cinder = await startCinder(options);
  onClose(() => cinder.close());
  addDemoVolumes(cinder.store);
  return cinder;
}

/** @param apiUrl Known when somebody asks for the catalog. */
async function startIdentity(
  options: LocalStackOptions,
  apiUrl: () => string,
  cinderUrl: string | undefined,
  onClose: OnClose,
): Promise<string> {
  const volumes = cinderUrl && {
    type: 'volumev3',
    name: 'cinderv3',
    url: `${cinderUrl}/v3/$(project_id)s`,
  };
  const keystone = await startKeystone({
    port: options.keystonePort,
    data: options.identityData ?? DEMO_DATA,
    services: () => [
      { type: serviceTypeOf(options), name: 'freezer', url: apiUrl() },
      ...(volumes ? [volumes] : []),
    ],
    ...(options.tokenLifetimeSeconds && { tokenLifetimeSeconds: options.tokenLifetimeSeconds }),
  });
  onClose(() => keystone.close());
  return keystone.url;
}

/** The stack's template, and the folder with it and the bundles. */
function synthesized(
  options: LocalStackOptions,
  {
    ofRunner,
    keystoneUrl,
  }: { readonly ofRunner: LocalRunner['settings'] | undefined; readonly keystoneUrl: string },
  onClose: OnClose,
) {
  const assembly = mkdtempSync(join(tmpdir(), 'freezer-local-'));
  onClose(() => {
    rmSync(assembly, { recursive: true });
  });
  const settings = { ...LOCAL_SETTINGS, ...ofRunner, ...options.settings, keystoneUrl };
  const stack = createApp({ settings, outdir: assembly }).synth().getStackByName('Freezer');
  const template: unknown = stack.template;
  return { template, assembly };
}

function serviceTypeOf({ settings }: LocalStackOptions): string {
  const serviceType = settings?.['serviceType'];
  return typeof serviceType === 'string' ? serviceType : 'backup';
}

import { setTimeout as wait } from 'node:timers/promises';
import { type Backup, backupsOf } from '../../../functions/cinder/backups';
import { BlockStorage, type CinderClient, type CinderRequest } from '../../../functions/cinder/cinder-client';
import { PLAN_LABEL } from '../../../functions/cinder/volumes';
import type { JobKey, StoredJob } from '../../../functions/jobs/document/job';
import { KeystoneClient } from '../../../functions/keystone/keystone-client';
import { type TrustToken, TrustTokens } from '../../../functions/keystone/trust-token';
import { projectAccess } from '../../../functions/runner/project-access';
import { captureLog } from '../../support/captured-log';
import type { CinderWorld } from '../../support/cinder-world';
import { KeystoneAdmin } from '../../support/peers/keystone-admin';
import { KeystoneApi, textAt } from '../../support/peers/keystone-api';
import { login, type User } from '../../support/peers/keystone-login';
import { startRealKeystone } from '../../support/peers/real-keystone';
import { FAR_SCHEDULE } from '../../support/runner-scene';
import { type RunnerTables, RunnerWorld, startRunnerTables } from '../../support/runner-world';
import { catalogOf } from '../../support/small-cinder';
import { startParts } from '../../support/start-parts';
import { createTrust } from './delegations';
import { type RealCinder, startRealCinder } from './real-cinder';
import { type Ask, askAs, realCinderWorld } from './real-cinder-world';

interface RealParts {
  readonly cinder: CinderWorld;
  readonly real: RealCinder;
  readonly keystone: KeystoneApi;
  readonly admin: KeystoneAdmin;
  readonly owner: User;
  /** The account that runs plans. */
  readonly runner: User;
  /** In the project. */
  readonly asOwner: Ask;
  /** In a project of its own. */
  readonly asOperator: Ask;
  readonly tokens: TrustTokens;
  /** A trust of a member of the project to the runner's account. */
  readonly newTrust: (owner?: User) => Promise<string>;
}

/** Plans of a project in a real cloud, and their runner, with a clock that is turned by hand. */
export class RealRunnerWorld extends RunnerWorld {
  /** While the backend is held, or a backup stuck, nothing comes to rest. */
  isHeld = false;
  /** As the setting `runnerAccess`. */
  access: 'trust' | 'role' = 'trust';
  /** Another API of the same block storage than the one in the catalog, for questions. */
  readFrom: string | undefined;
  private readonly storage = new BlockStorage({ interface: 'public', timeoutMs: 30_000 });
  private count = 0;

  constructor(
    tables: RunnerTables,
    project_id: string,
    readonly parts: RealParts,
    private readonly end: () => Promise<void>,
  ) {
    super(tables, project_id);
  }

  protected override open(trust_id: string | undefined): Promise<CinderClient | undefined> {
    const through = { open: (token: TrustToken) => this.through(token) };
    return projectAccess(this.parts.tokens, through, this.access)(this.project_id, trust_id);
  }

  /** What is begun goes to the API of the catalog, whose process has the workers. */
  private through(token: TrustToken): CinderClient {
    const client = this.storage.open(token);
    if (this.readFrom === undefined) return client;
    const reader = this.storage.open({ ...token, catalog: catalogOf(this.readFrom) });
    const ask = (request: CinderRequest) => (request.method === 'GET' ? reader : client).ask(request);
    return new Proxy(client, {
      get: (target, name) => (name === 'ask' ? ask : (Reflect.get(target, name) as unknown)),
    });
  }

  /** Cinder works by its own clock. */
  protected override async settle(): Promise<void> {
    await wait(200);
    if (!this.isHeld) await this.parts.cinder.settle();
  }

  /** A plan that is due now, with so many labelled volumes. */
  async planWith(volumes: number, changes: Partial<StoredJob> = {}) {
    const job_id = `plan-${this.count++}`;
    const ids: string[] = [];
    for (let index = 0; index < volumes; index++) {
      const name = `${job_id}-${index}`;
      ids.push(await this.parts.cinder.createVolume(name, { [PLAN_LABEL]: job_id }));
    }
    const plan = await this.addPlan({
      job_id,
      job_id_hash: `hash-${job_id}`,
      job_schedule: FAR_SCHEDULE,
      _trust_id: await this.parts.newTrust(),
      ...changes,
    });
    return { plan, volumes: ids, volume: ids[0] ?? '' };
  }

  /** A start of its owner, and the run to its end. */
  async runAgain(plan: JobKey): Promise<void> {
    await this.startPlan(plan);
    await this.untilQuiet(plan);
  }

  /** Until a run has ended, and before what comes after it. */
  async untilEnded(plan: JobKey): Promise<void> {
    const { ended_at } = await this.plan(plan);
    for (let minute = 0; minute < 120; minute++) {
      await this.minutes(1);
      if ((await this.plan(plan)).ended_at !== ended_at) return;
    }
  }

  async backupsIn(volume_id: string): Promise<readonly Backup[]> {
    const listed = await backupsOf(this.parts.cinder.cinder, volume_id);
    if (listed.kind !== 'listed') throw new Error('The backups cannot be listed.');
    return listed.items;
  }

  async statusesIn(volume_id: string): Promise<readonly string[]> {
    return (await this.backupsIn(volume_id)).map(({ status }) => status).sort();
  }

  /** As an operator frees what has got stuck. */
  async reset(what: 'volumes' | 'backups', id: string, status: string): Promise<void> {
    await this.parts.asOperator('POST', `/${what}/${id}/action`, { 'os-reset_status': { status } });
  }

  override async close(): Promise<void> {
    await super.close();
    await this.end();
  }
}

/** A world for the tests of a file. */
export function realRunnerScene(): { readonly world: RealRunnerWorld } {
  captureLog();
  // A minute of a plan takes a second, as Cinder and Keystone do.
  jest.setTimeout(180_000);
  let world: RealRunnerWorld | undefined;
  beforeAll(async () => {
    world = await startRealRunnerWorld();
  }, 300_000);
  afterAll(() => world?.close());
  return {
    get world() {
      if (!world) throw new Error('The world is there when tests run.');
      return world;
    },
  };
}

function startRealRunnerWorld(): Promise<RealRunnerWorld> {
  return startParts(async (onClose) => {
    const { url, open, close: closeKeystone } = await startRealKeystone();
    onClose(closeKeystone);
    // Block storage asks about the same token over and over; trusts end where nothing is remembered.
    const quick = await open('[cache]\nenabled = true\n');
    const keystone = new KeystoneApi(url);
    const admin = await KeystoneAdmin.login(keystone);
    const [owner, runner] = [await admin.createUser(), await admin.createUser()];
    const project = await admin.createProject();
    await admin.assign(owner, 'member', { projects: project });
    const real = await startRealCinder(quick, admin);
    onClose(real.close);
    const secret = JSON.stringify({ user_id: runner.id, password: runner.password });
    const tokens = new TrustTokens(new KeystoneClient(url, 30_000), () => Promise.resolve(secret));
    const tokenOf = (user: User) => login(keystone, user, { project: { id: project } });
    const newTrust = async (trustor = owner): Promise<string> =>
      createTrust(keystone, await tokenOf(trustor), {
        trustor,
        trustee: runner,
        role: 'member',
        project_id: project,
        impersonation: false,
      });
    const outcome = await tokens.get(await newTrust(), project);
    if (outcome.kind !== 'issued') throw new Error('Keystone gave no token of the trust.');
    const adminsProject = textAt(
      await keystone.ask({ path: '/auth/projects', token: admin.token }),
      'projects',
      0,
      'id',
    );
    const people = {
      owner: { token: await tokenOf(owner), project },
      operator: { token: admin.token, project: adminsProject },
    };
    const cinder = await realCinderWorld(real, people.owner, people.operator, outcome.trustToken);
    return {
      asOwner: askAs(real.url, people.owner),
      asOperator: askAs(real.url, people.operator),
      tables: await startRunnerTables(),
      project,
      cinder,
      real,
      keystone,
      admin,
      owner,
      runner,
      tokens,
      newTrust,
    };
  }).then(({ tables, project, close, ...parts }) => new RealRunnerWorld(tables, project, parts, close));
}

import { setTimeout as wait } from 'node:timers/promises';
import { BlockStorage, type CinderClient } from '../../../functions/cinder/cinder-client';
import { KeystoneClient } from '../../../functions/keystone/keystone-client';
import { TrustTokens } from '../../../functions/keystone/trust-token';
import type { CinderWorld } from '../../support/cinder-world';
import { KeystoneAdmin } from '../../support/peers/keystone-admin';
import { KeystoneApi, textAt } from '../../support/peers/keystone-api';
import { login, type User } from '../../support/peers/keystone-login';
import { startRealKeystone } from '../../support/peers/real-keystone';
import { type RunnerTables, RunnerWorld, startRunnerTables } from '../../support/runner-world';
import { startParts } from '../../support/start-parts';
import { createTrust } from './delegations';
import { type RealCinder, startRealCinder } from './real-cinder';
import { realCinderWorld } from './real-cinder-world';

interface RealParts {
  readonly cinder: CinderWorld;
  readonly real: RealCinder;
  readonly keystone: KeystoneApi;
  readonly admin: KeystoneAdmin;
  readonly owner: User;
  readonly tokens: TrustTokens;
  /** A trust of a member of the project to the runner's account. */
  readonly newTrust: (owner?: User) => Promise<string>;
}

/** Plans of a project in a real cloud, and their runner, with a clock that is turned by hand. */
export class RealRunnerWorld extends RunnerWorld {
  private readonly storage = new BlockStorage({ interface: 'public', timeoutMs: 30_000 });

  constructor(
    tables: RunnerTables,
    project_id: string,
    readonly parts: RealParts,
    private readonly end: () => Promise<void>,
  ) {
    super(tables, project_id);
  }

  protected override async open(trust_id: string | undefined): Promise<CinderClient | undefined> {
    if (trust_id === undefined) return undefined;
    const outcome = await this.parts.tokens.get(trust_id, this.project_id);
    return outcome.kind === 'issued' ? this.storage.open(outcome.trustToken) : undefined;
  }

  /** Cinder works by its own clock. */
  protected override async settle(): Promise<void> {
    await wait(200);
    if (!this.isHeld) await this.parts.cinder.settle();
  }

  /** While the backend is held, or a backup stuck, nothing comes to rest. */
  isHeld = false;

  override async close(): Promise<void> {
    await super.close();
    await this.end();
  }
}

export function startRealRunnerWorld(): Promise<RealRunnerWorld> {
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
      tables: await startRunnerTables(),
      project,
      cinder,
      real,
      keystone,
      admin,
      owner,
      tokens,
      newTrust,
    };
  }).then(({ tables, project, close, ...parts }) => new RealRunnerWorld(tables, project, parts, close));
}

import { type RunningSecretsManager, startSecretsManager } from './aws/secrets-manager';
import { RUNNER } from './keystone/demo-data';

/** How managed plans are run. */
export interface LocalRunnerOptions {
  /** Whether the clock ticks by itself; otherwise only `tick` of the local stack does. */
  readonly ticking?: boolean;
  /** The account that runs them; that of the demo data by default. */
  readonly account?: { readonly user_id: string; readonly password: string };
}

export interface LocalRunner extends RunningSecretsManager {
  readonly settings: Readonly<Record<string, unknown>>;
}

const SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:runner-AbCdEf';
const DEMO_ACCOUNT = { user_id: RUNNER, password: 'secret' };

/** What a stack needs that runs managed plans: its settings, and the secret of the account. */
export async function startLocalRunner({ account = DEMO_ACCOUNT }: LocalRunnerOptions): Promise<LocalRunner> {
  const secrets = await startSecretsManager({ [SECRET]: JSON.stringify(account) });
  const settings = {
    managedRunner: 'stack',
    runnerUser: account.user_id,
    runnerCredential: SECRET,
  };
  return { ...secrets, settings };
}

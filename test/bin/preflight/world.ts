import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preflight } from '../../../bin/preflight/preflight';
import { selfSigned } from '../../support/self-signed';
import {
  type AccountStub,
  DOMAIN_NAME,
  GROUP,
  KEY,
  type Reply,
  startAccountStub,
  SUBNETS,
} from './account-stub';
import { type KeystoneStub, startKeystoneStub, TOKEN } from './keystone-stub';

export const CERTIFICATE = 'arn:aws:acm:eu-central-1:123456789012:certificate/0123-abcd';

/** No profile of whoever runs the tests. */
export const AWS = {
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'a-secret-access-key',
  AWS_REGION: 'eu-central-1',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_MAX_ATTEMPTS: '1',
};

export type Given = Readonly<Record<string, string>>;
export type Replies = Readonly<Record<string, Reply>>;

export interface Row {
  readonly check: string;
  readonly state: string;
  readonly advice: string;
}

interface Ran {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
  readonly rows: readonly Row[];
}

export const inState = ({ rows }: Ran, state: string): readonly Row[] =>
  rows.filter((row) => row.state === state);

/** An authority, and certificates for localhost that are signed by it. */
export const authority = selfSigned('An authority', { authority: true });
export const sound = selfSigned('localhost', { issuer: authority, daysLeft: 100 });

/** An account and a Keystone that have nothing in the way, for the tests of one file. */
export class World {
  private account: AccountStub | undefined;
  private cloud: KeystoneStub | undefined;
  private readonly folder = mkdtempSync(join(tmpdir(), 'freezer-preflight-'));
  private readonly before = { ...process.env };

  async start(): Promise<void> {
    writeFileSync(this.keystoneCaFile, authority.cert);
    this.account = await startAccountStub();
    this.cloud = await startKeystoneStub(sound);
    Object.assign(process.env, AWS, { AWS_ENDPOINT_URL: this.account.url });
  }

  async close(): Promise<void> {
    process.env = this.before;
    rmSync(this.folder, { recursive: true });
    await Promise.all([this.account?.close(), this.cloud?.close()]);
  }

  /** Forgets what was asked, and says nothing but this in another way than a clean account. */
  say(replies: Replies = {}): void {
    this.account?.replies.clear();
    this.account?.asked.splice(0);
    for (const [operation, reply] of Object.entries(replies)) this.account?.replies.set(operation, reply);
  }

  get asked(): readonly string[] {
    return this.account?.asked ?? [];
  }

  /** Of the authority that has signed Keystone's certificate. */
  private get keystoneCaFile(): string {
    return join(this.folder, 'ca.pem');
  }

  /** Settings without which nothing can be asked. */
  least(): Given {
    return { keystoneUrl: this.cloud?.url ?? '', keystoneCaFile: this.keystoneCaFile };
  }

  /** Settings that make every check ask. */
  everything(): Given {
    return {
      ...this.least(),
      domainName: DOMAIN_NAME,
      domainCertificate: CERTIFICATE,
      authorizerSubnets: SUBNETS.join(','),
      authorizerSecurityGroups: GROUP,
      authorizerConcurrency: '20',
      functionConcurrency: 'discovery=5',
      serviceCredential: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:keystone-AbCdEf',
      serviceCredentialKey: KEY,
      existingTables: 'jobs=my-jobs',
    };
  }
}

/** The command in this process, with a token unless another environment is given. */
export async function run(given: Given, flags: readonly string[] = [], environment = {}): Promise<Ran> {
  const out: unknown[] = [];
  const err: unknown[] = [];
  const args = Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const exitCode = await preflight(
    [...args, ...flags],
    { ...AWS, OS_TOKEN: TOKEN, ...environment },
    {
      log: (text: unknown) => out.push(text),
      error: (text: unknown) => err.push(text),
    },
  );
  const rows = out
    .join('\n')
    .split('\n')
    .flatMap((line): Row[] => {
      const [, check = '', state = '', advice = ''] =
        /^(.*?) {2,}(ok|warning|obstacle|unknown)(?: {2,}(.*))?$/.exec(line) ?? [];
      return check === '' ? [] : [{ check, state, advice }];
    });
  return { exitCode, out: out.join('\n'), err: err.join('\n'), rows };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { send } from '../../bin/command/send';
import { DOCUMENTED_EXAMPLE } from '../support/documented-example';
import { listen } from '../support/listen';

interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
}

const children = new Set<ChildProcess>();
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});

function start(environment: Readonly<Record<string, string>>, options: { detached?: boolean } = {}): Started {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/local.ts'], {
    // CDK's rules for templates take seconds to load; the tests of `lib` ask them.
    env: { ...process.env, CDK_VALIDATION: 'false', PORT: '0', KEYSTONE_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  });
  children.add(child);
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return { child, output: () => output, errors: () => errors };
}

async function exitCode(child: ChildProcess): Promise<unknown> {
  if (child.exitCode !== null) return child.exitCode;
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

/** What stands behind a word at the beginning of a printed line. */
const printed = (text: string, word: string): string =>
  new RegExp(`^${word}\\s+(\\S+)`, 'm').exec(text)?.[1] ?? '';

describe('npm start', () => {
  it('says where things are and what to type, and ends with Ctrl-C', async () => {
    const { child, output } = start({});
    while (!output().includes('Ctrl-C')) await once(child.stdout ?? child, 'data');
    const text = output();
    expect(text).toContain('for development only');
    expect(text).toContain('reader, member, admin, service, stranger');

    const [, login = ''] = /-d '([^']*)'/.exec(text) ?? [];
    const { status, headers } = await send({
      method: 'POST',
      url: printed(text, 'Identity'),
      path: '/auth/tokens',
      body: login,
    });
    expect(status).toBe(201);
    const [, plan = ''] = /^curl .*?(http\S+)$/m.exec(text) ?? [];
    const url = printed(text, 'API');
    expect(plan.startsWith(url)).toBe(true);
    const shown = await send({
      url,
      path: plan.slice(url.length),
      headers: { 'X-Auth-Token': headers['x-subject-token'] ?? '' },
    });
    expect(shown.body).toBe(JSON.stringify(DOCUMENTED_EXAMPLE));
    expect((await send({ url, path: '/docs/' })).status).toBe(200);
    expect((await send({ url, path: '/docs/users' })).body).toContain('"reader"');

    child.kill('SIGINT');
    expect(await exitCode(child)).toBe(0);
  });

  it('prints only what one can do where the Keystone is another', async () => {
    const { child, output } = start({
      KEYSTONE_URL: 'http://127.0.0.1:9',
      CINDER_URL: 'http://127.0.0.1:8/v3/',
    });
    while (!output().includes('curl')) await once(child.stdout ?? child, 'data');
    expect(printed(output(), 'Identity')).toBe('http://127.0.0.1:9');
    expect(printed(output(), 'Volumes')).toMatch(/^http:\/\/127\.0\.0\.1:8\/v3\/[0-9a-f]{32}$/);
    expect(output()).not.toContain('secret');
    // Nobody's password goes to a Keystone that is not the demo's.
    const url = printed(output(), 'API');
    expect((await send({ url, path: '/docs/users' })).body).toBe('[]');
    const login = await send({ url, method: 'POST', path: '/docs/token', body: 'reader' });
    expect(login.status).toBe(401);
    child.kill('SIGTERM');
    expect(await exitCode(child)).toBe(0);
  });

  it.each([
    ['PORT', 'abc', 'PORT is "abc", but it must be a port from 0 to 65535.'],
    ['KEYSTONE_PORT', '65536', 'KEYSTONE_PORT is "65536", but it must be a port from 0 to 65535.'],
    ['CINDER_PORT', 'abc', 'CINDER_PORT is "abc", but it must be a port from 0 to 65535.'],
    [
      'KEYSTONE_URL',
      'http://keystone.example.com',
      'The setting keystoneUrl is "http://keystone.example.com", but it must be',
    ],
  ])('refuses %s=%s with a sentence', async (name, value, sentence) => {
    const { child, errors } = start({ [name]: value });
    expect(await exitCode(child)).toBe(1);
    expect(errors()).toContain(sentence);
    expect(errors()).not.toContain('    at ');
  });

  it('says when its port is taken', async () => {
    const other = createServer();
    const { port } = new URL(await listen(other));
    const { child, errors } = start({ PORT: port });
    expect(await exitCode(child)).toBe(1);
    expect(errors()).toMatch(new RegExp(`127\\.0\\.0\\.1:${port}`));
    expect(errors()).not.toContain('    at ');
    other.close();
  });
});

/** It starts beside everything else that runs. */
const LONG = 180_000;

describe('npm start, interrupted', () => {
  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  /** What it has in its folder for temporary files, but for the compiled sources that tsx keeps. */
  const leftIn = (folder: string): readonly string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => !name.startsWith('tsx-'));

  const shows = (folder: string, sign: RegExp): boolean => {
    try {
      return leftIn(folder).some((name) => sign.test(name));
    } catch {
      // A folder was renamed while it was read.
      return false;
    }
  };

  const isRunning = (group: number): boolean => {
    try {
      return process.kill(-group, 0);
    } catch {
      return false;
    }
  };

  it.each<[moment: string, sign: RegExp, to: 'the process' | 'its group']>([
    ['the synthesis has begun', /^freezer-local-/, 'the process'],
    ['it bundles the functions', /bundling-temp/, 'its group'],
    ['the bundles are there', /Freezer\.template\.json$/, 'its group'],
  ])(
    'leaves nothing when %s',
    async (_moment, sign, to) => {
      const folder = mkdtempSync(join(tmpdir(), 'interrupted-'));
      folders.push(folder);
      const { child, errors, output } = start({ TMPDIR: folder }, { detached: true });
      const { pid = 0 } = child;
      while (!shows(folder, sign)) await setTimeout(5);
      process.kill(to === 'its group' ? -pid : pid, 'SIGINT');
      expect(await exitCode(child)).toBe(0);
      expect(leftIn(folder)).toEqual([]);
      // The compiler of tsx ends when it notices that nobody needs it any more.
      while (isRunning(pid)) await setTimeout(5);
      expect(errors()).not.toMatch(/error|    at /i);
      expect(output()).toBe('');
    },
    LONG,
  );
});

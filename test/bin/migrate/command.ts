import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { KIND_NAMES } from '../../../bin/migrate/kind';
import { runMigrate } from '../../../bin/migrate/run-migrate';
import type { OfTables } from '../../../functions/contract/tables';
import type { JsonObject } from '../../../functions/documents/json';
import { startTables } from '../../support/table';

export interface TestTables {
  /** Flags that name them. */
  readonly flags: readonly string[];
  readonly names: OfTables<string>;
  readonly client: DynamoDBDocumentClient;
  readonly url: string;
  close(): Promise<void>;
}

/** Empty tables at an address, for the command to go to. */
export async function startTestTables(): Promise<TestTables> {
  const tables = await startTables();
  const named = KIND_NAMES.flatMap((kind) => ['--table', `${kind}=${tables.names[kind]}`]);
  return { ...tables, flags: [...named, '--endpoint', tables.url] };
}

export interface Run {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** The command in this process: its exit code and what it printed. */
export async function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const out: unknown[] = [];
  const err: unknown[] = [];
  const exitCode = await runMigrate(
    args,
    environment,
    { log: (text: unknown) => out.push(text), error: (text: unknown) => err.push(text) },
    { write: () => undefined },
  );
  return { exitCode, out: out.join('\n'), err: err.join('\n') };
}

const { PATH = '' } = process.env;
const NODE_ARGS = ['--import', 'tsx', 'bin/migrate.ts'];

/** The command as a process of its own. */
export function runProcess(args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, [...NODE_ARGS, ...args], { env: { PATH } }, (error, out, err) => {
      resolve({ exitCode: error ? Number(error.code) : 0, out, err });
    });
  });
}

/** The command as a process that is still running. */
export function startProcess(args: readonly string[]): ChildProcessByStdio<null, null, Readable> {
  return spawn(process.execPath, [...NODE_ARGS, ...args], {
    env: { PATH },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

export interface Folder {
  /** The path of a file of this name. */
  path(name: string): string;
  /** Writes a file: a text or bytes, or documents as JSON Lines. */
  write(name: string, content: string | Buffer | readonly object[]): string;
  lines(name: string): readonly JsonObject[];
  remove(): void;
}

export function makeFolder(): Folder {
  const folder = mkdtempSync(join(tmpdir(), 'migrate-'));
  const path = (name: string): string => join(folder, name);
  return {
    path,
    write: (name, content) => {
      const isWhole = typeof content === 'string' || Buffer.isBuffer(content);
      writeFileSync(path(name), isWhole ? content : content.map((line) => JSON.stringify(line)).join('\n'));
      return path(name);
    },
    lines: (name) =>
      readFileSync(path(name), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line): JsonObject => JSON.parse(line) as JsonObject),
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

import { closeSync, constants, fchmodSync, fstatSync, openSync, rmSync, writeSync } from 'node:fs';
import { reasonOf, Refusal } from '../command/refusal';
import type { ImportedDocument } from './import-documents';

export interface Report {
  add(document: ImportedDocument): void;
  close(): void;
}

/** Documents may hold secrets of agents: what is said of them is for nobody else to read. */
const OWNER_ONLY = 0o600;

/**
 * A file of JSON Lines about the documents that were refused or kept. Each line is there at once, so that an import that
 * is cut off leaves what it has said so far.
 * @throws Refusal when the file cannot be written.
 */
export function openReport(file: string | undefined): Report {
  if (file === undefined) return { add: () => undefined, close: () => undefined };
  const descriptor = open(file);
  return {
    add: (document) => {
      if (document.reason !== undefined) writeSync(descriptor, `${JSON.stringify(document)}\n`);
    },
    close: () => {
      closeSync(descriptor);
    },
  };
}

function open(file: string): number {
  try {
    return openNew(file);
  } catch (error) {
    throw new Refusal(`The report cannot be written: ${reasonOf(error)}.`);
  }
}

/** In place of a file, or of a link: neither its rights nor what a link leads to is used. What is no file is written to. */
function openNew(file: string): number {
  const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants;
  if (isNoFile(file)) return openSync(file, 'w');
  rmSync(file, { force: true });
  const descriptor = openSync(file, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW, OWNER_ONLY);
  // Whatever the umask adds or takes.
  fchmodSync(descriptor, OWNER_ONLY);
  return descriptor;
}

/** A terminal or a pipe, as `/dev/stderr`. */
function isNoFile(file: string): boolean {
  if (!file.startsWith('/dev/')) return false;
  const descriptor = openSync(file, 'r+');
  const isFile = fstatSync(descriptor).isFile();
  closeSync(descriptor);
  return !isFile;
}

import { closeSync, fchmodSync, fstatSync, openSync, writeSync } from 'node:fs';
import { reasonOf, Refusal } from '../command/refusal';
import type { ImportedDocument } from './import-plans';

export interface Report {
  add(document: ImportedDocument): void;
  close(): void;
}

/** Plans may hold secrets of agents: what is said of them is for nobody else to read. */
const OWNER_ONLY = 0o600;

/**
 * A file of JSON Lines about the plans that were refused or kept. Each line is there at once, so that an import that
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
    const descriptor = openSync(file, 'w', OWNER_ONLY);
    // A file that is there keeps its mode when it is opened.
    if (fstatSync(descriptor).isFile()) fchmodSync(descriptor, OWNER_ONLY);
    return descriptor;
  } catch (error) {
    throw new Refusal(`The report cannot be written: ${reasonOf(error)}.`);
  }
}

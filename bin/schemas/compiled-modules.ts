import { ACTION_CHANGES, ACTION_COMPLETION } from '../../functions/actions/document/action-schemas';
import { CLIENT_DOCUMENT } from '../../functions/clients/document/client-schemas';
import type { JsonObject } from '../../functions/documents/json';
import { JOB_CHANGES, JOB_COMPLETION, JOB_REPORT } from '../../functions/jobs/document/job-schemas';
import {
  SESSION_CHANGES,
  SESSION_COMPLETION,
  SESSION_REPLACEMENT,
} from '../../functions/sessions/document/session-schemas';
import { groupedProperties } from './grouped-properties';

/** A file of compiled schemas, beside their source. */
export interface CompiledModule {
  /** Relative to the repository. */
  readonly file: string;
  /** Where a reader finds what was compiled. */
  readonly source: string;
  /** By the names under which they refer to each other; what only others refer to stands there once. */
  readonly schemas: Readonly<Record<string, JsonObject>>;
  /** Those that become a function of this name. */
  readonly exported: readonly string[];
}

/** One for each kind of document, so that a function carries only its own. */
export const COMPILED_MODULES: readonly CompiledModule[] = [
  {
    file: 'functions/jobs/document/validators.cjs',
    source: 'job-schemas.ts',
    schemas: {
      jobChanges: groupedProperties(JOB_CHANGES),
      jobCompletion: groupedProperties(JOB_COMPLETION),
      jobDocument: { allOf: [{ $ref: 'jobCompletion' }, { $ref: 'jobChanges' }] },
      jobReport: groupedProperties(JOB_REPORT),
    },
    exported: ['jobChanges', 'jobDocument', 'jobReport'],
  },
  {
    file: 'functions/clients/document/validators.cjs',
    source: 'client-schemas.ts',
    schemas: { clientDocument: groupedProperties(CLIENT_DOCUMENT) },
    exported: ['clientDocument'],
  },
  {
    file: 'functions/actions/document/validators.cjs',
    source: 'action-schemas.ts',
    schemas: {
      actionChanges: groupedProperties(ACTION_CHANGES),
      actionCompletion: groupedProperties(ACTION_COMPLETION),
      actionDocument: { allOf: [{ $ref: 'actionCompletion' }, { $ref: 'actionChanges' }] },
    },
    exported: ['actionChanges', 'actionDocument'],
  },
  {
    file: 'functions/sessions/document/validators.cjs',
    source: 'session-schemas.ts',
    schemas: {
      sessionChanges: groupedProperties(SESSION_CHANGES),
      sessionCompletion: groupedProperties(SESSION_COMPLETION),
      sessionReplacement: groupedProperties(SESSION_REPLACEMENT),
      sessionDocument: { allOf: [{ $ref: 'sessionCompletion' }, { $ref: 'sessionChanges' }] },
      sessionWhole: { allOf: [{ $ref: 'sessionReplacement' }, { $ref: 'sessionChanges' }] },
    },
    exported: ['sessionChanges', 'sessionDocument', 'sessionWhole'],
  },
];

import { type Resource, RESOURCES } from '../../functions/contract/routes';

/** What functions are made of, relative to the repository. */
export const AUTHORIZER_ENTRY = 'functions/authorizer/authorize.lambda.ts';
/** The authorizer loads it where there is a service credential. */
export const SERVICE_CREDENTIAL_MODULE = 'functions/authorizer/service-credential.ts';

/** Where the stack runs managed plans. */
export const RUNNER_ENTRY = 'functions/runner/runner.lambda.ts';

export function entryOf(resource: Resource): string {
  return `functions/${resource}/${resource}.lambda.ts`;
}

export const ALL_ENTRIES: readonly string[] = [
  AUTHORIZER_ENTRY,
  SERVICE_CREDENTIAL_MODULE,
  RUNNER_ENTRY,
  ...RESOURCES.map(entryOf),
];

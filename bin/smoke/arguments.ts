import { commandLine } from '../command/command-line';
import { parseFlags, SWITCH, TEXT } from '../command/flags';
import { Refusal } from '../command/refusal';

export const USAGE = `Checks a deployment of the Backup API: sends requests that change nothing and compares the answers. Where one
differs, it names the document that says otherwise and the setting that may have to change.

${commandLine('smoke')} --url URL [--auth-url URL] [--job-id ID] [--write]

  --url URL       the API with its stage, as in https://abc123.execute-api.eu-central-1.amazonaws.com/prod
  --auth-url URL  the identity service; OS_AUTH_URL if not given
  --job-id ID     a plan of the project, which must then be shown with every documented key
  --write         also make, change and remove an action, which needs the role member or admin
  --help          this text

The environment says who asks; the user needs the role reader, member, admin or service on the project:

  OS_USERNAME with OS_USER_DOMAIN_NAME or OS_USER_DOMAIN_ID, or OS_USER_ID; OS_PASSWORD;
  OS_PROJECT_NAME with OS_PROJECT_DOMAIN_NAME or OS_PROJECT_DOMAIN_ID, or OS_PROJECT_ID

  or OS_APPLICATION_CREDENTIAL_ID and OS_APPLICATION_CREDENTIAL_SECRET
  or OS_TOKEN and OS_PROJECT_ID
  or OS_CLOUD, the name of a cloud in clouds.yaml

A private certificate authority goes into NODE_EXTRA_CA_CERTS.
Exit code: 0 when every answer is as expected, 1 when one differs, 2 when nothing could be checked.`;

export interface Arguments {
  readonly help: boolean;
  readonly url?: string | undefined;
  readonly authUrl?: string | undefined;
  readonly jobId?: string | undefined;
  readonly write: boolean;
}

const FLAGS = { help: SWITCH, url: TEXT, 'auth-url': TEXT, 'job-id': TEXT, write: SWITCH };

/** @throws Refusal when a flag is unknown or lacks its value. */
export function parseArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parseFlags(args, FLAGS);
  // Not repeated: it may be a token that was meant for the environment.
  if (positionals.length > 0) throw new Refusal('Every argument needs a flag: --help shows them.');
  const { help = false, write = false, url, 'auth-url': authUrl, 'job-id': jobId } = values;
  return { help, url, authUrl, jobId, write };
}

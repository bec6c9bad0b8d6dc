import { ROUTES } from '../contract/routes';
import type { Operation, Operations, PublicOperation, PublicOperations } from '../http/operation';

/** `GET /`: which versions of the API there are. Freezer answers 300 and calls version 2 the current one. */
export const listVersions: PublicOperation = ({ url }) => ({
  status: 300,
  body: {
    versions: [
      {
        id: 'v2',
        status: 'CURRENT',
        updated: '2018-02-21T13:30:00',
        links: [{ href: `${url.replace(/\/+$/, '')}/v2/`, rel: 'self' }],
      },
    ],
  },
});

const BACKUP = '/v2/{project_id}/backups/{backup_id}';
const JOBS = '/v2/{project_id}/jobs';
const JOB = `${JOBS}/{job_id}`;

/** `GET /v2`: what the version consists of, as Freezer's master says it in JSON Home; it leaves out the other resources. */
export const getVersion: Operation = () => ({
  status: 200,
  headers: { 'Content-Type': 'application/json-home' },
  body: {
    resources: {
      // Clients were written against this list of one verb, although there are more.
      'rel/backups': resource(BACKUP, ['project_id', 'backup_id'], ['GET']),
      'rel/jobs': resource(
        `${JOBS}{?all_projects,offset,limit}`,
        ['project_id', 'all_projects', 'offset', 'limit'],
        methodsOf(JOBS),
      ),
      'rel/job': resource(JOB, ['project_id', 'job_id'], methodsOf(JOB)),
    },
  },
});

function resource(template: string, variables: readonly string[], allow: readonly string[]) {
  return {
    'href-template': template,
    'href-vars': Object.fromEntries(variables.map((name) => [name, `param/${name}`])),
    hints: { allow, formats: { 'application/json': {} } },
  };
}

function methodsOf(path: string): readonly string[] {
  return ROUTES.filter((route) => route.path === path).map(({ method }) => method);
}

/** `GET /healthcheck`: that the API answers, in the words of oslo.middleware. What it depends on is not asked. */
export const getHealth: PublicOperation = () => ({
  status: 200,
  headers: { 'Content-Type': 'text/plain; charset=UTF-8' },
  text: 'OK',
});

/** Two functions have them: the fallback serves `/v2/`, where a client ends the path with a slash. */
export const DISCOVERY: Operations<'discovery'> = { getVersion };
export const PUBLIC_DISCOVERY: PublicOperations<'discovery'> = { listVersions, getHealth };

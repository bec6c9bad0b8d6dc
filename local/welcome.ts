import { DEMO_USERS, demoLogin } from './keystone/demo-login';
import type { LocalStack } from './local-stack';
import { DOCUMENTED_PLAN, FOREIGN_PLAN } from './sample-plans';

/** What `npm start` says when it is up: where things are, who there is, and what to type. */
export function welcome(
  { apiUrl, keystoneUrl, dynamoDbUrl, cinderUrl, tables }: LocalStack,
  ownKeystone: boolean,
): string {
  const { project_id, job_id } = DOCUMENTED_PLAN;
  const storage = `Storage   ${dynamoDbUrl}, tables ${Object.values(tables).join(', ')}`;
  const volumes = cinderUrl === undefined ? [] : [`Volumes   ${cinderUrl}/v3/${project_id}`];
  const page = `Page      ${apiUrl}/docs, to read about the API and try it`;
  const show = `curl -s -H "X-Auth-Token: $TOKEN" ${apiUrl}/v2/${project_id}/jobs/${job_id}`;
  if (!ownKeystone) {
    return [
      `API       ${apiUrl}`,
      page,
      `Identity  ${keystoneUrl}`,
      storage,
      ...volumes,
      '',
      `With a token of that identity service in TOKEN, scoped to the project ${project_id}:`,
      show,
    ].join('\n');
  }
  const users = DEMO_USERS.map(({ name }) => name).join(', ');
  return [
    `API       ${apiUrl}`,
    page,
    `Identity  ${keystoneUrl}/v3 (for development only)`,
    storage,
    ...volumes,
    `Users     ${users}; password secret; the project of stranger is other (${FOREIGN_PLAN.project_id}), that of the rest demo (${project_id})`,
    '',
    'For freezer and openstack:',
    `export OS_AUTH_URL=${keystoneUrl}/v3 OS_USERNAME=member OS_PASSWORD=secret OS_PROJECT_NAME=demo`,
    'export OS_USER_DOMAIN_NAME=Default OS_PROJECT_DOMAIN_NAME=Default',
    '',
    'For curl: get a token, then show the example plan.',
    `TOKEN=$(curl -si ${keystoneUrl}/v3/auth/tokens -H 'Content-Type: application/json' -d '${JSON.stringify(demoLogin({ name: 'member', project: 'demo' }))}' | tr -d '\\r' | awk 'tolower($1) == "x-subject-token:" {print $2}')`,
    show,
    '',
    'Ctrl-C ends it.',
  ].join('\n');
}

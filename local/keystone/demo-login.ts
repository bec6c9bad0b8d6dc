import { DEMO_DATA } from './demo-data';

export interface DemoUser {
  readonly name: string;
  /** Name of the project that the user has a role on. */
  readonly project: string;
}

/** Those who can log in to a project of their own. */
export const DEMO_USERS: readonly DemoUser[] = DEMO_DATA.users.flatMap(({ id, name }) => {
  const assigned = DEMO_DATA.assignments.flatMap((row) =>
    row.user_id === id && 'project_id' in row ? [row.project_id] : [],
  );
  const project = DEMO_DATA.projects.find((row) => assigned.includes(row.id));
  return project ? [{ name, project: project.name }] : [];
});

/** What `POST /v3/auth/tokens` takes from a user of the demo, scoped to the user's project. */
export function demoLogin({ name, project }: DemoUser): object {
  const domain = { id: 'default' };
  return {
    auth: {
      identity: { methods: ['password'], password: { user: { name, domain, password: 'secret' } } },
      scope: { project: { name: project, domain } },
    },
  };
}

import { createHash } from 'node:crypto';
import { DEMO_DATA } from '../../../local/keystone/demo-data';
import type { IdentityData } from '../../../local/keystone/identity-data';
import { type Cloud, startCloud } from '../../support/cloud';

/** A project of its own, as tempest makes one for each class of tests, and one of its users. */
export interface Tenant {
  readonly project: string;
  readonly user: string;
  readonly ask: Ask;
}

/** @param path One that does not start with a slash is behind `/v2/{project}/`. */
type Ask = (method: string, path: string, body?: unknown, headers?: Headers) => Promise<Answer>;
type Headers = Readonly<Record<string, string>>;

interface Answer {
  readonly status: number;
  readonly text: string;
  /** Undefined if the text is no JSON. */
  readonly body: unknown;
}

export interface Tempest {
  /** A member of a project that nobody was in before. */
  readonly primary: () => Promise<Tenant>;
  /** An administrator of another such project. */
  readonly admin: () => Promise<Tenant>;
  readonly close: () => Promise<void>;
}

const PROJECTS = Array.from({ length: 30 }, (_, i) => idOf(`project ${i}`));
const ROLES = ['member', 'admin'] as const;
const JSON_BODY: Headers = { 'content-type': 'application/json' };

/** The local stack with more projects than a file has tests. */
export async function startTempest(): Promise<Tempest> {
  const cloud = await startCloud({ identityData: identityData() });
  const projects = [...PROJECTS];
  const tenantAs = async (role: (typeof ROLES)[number]): Promise<Tenant> => {
    const project = projects.shift();
    if (project === undefined) throw new Error('There are too few projects for so many tests.');
    const name = userOf(role, project);
    const token = await cloud.token(name, { project: { id: project } });
    return { project, user: idOf(name), ask: askAs(cloud, project, token) };
  };
  return { primary: () => tenantAs('member'), admin: () => tenantAs('admin'), close: () => cloud.close() };
}

function askAs(cloud: Cloud, project: string, token: string): Ask {
  return async (method, path, body, headers = JSON_BODY) => {
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    const whole = path.startsWith('/') ? path : `/v2/${project}/${path}`;
    const reply = await cloud.send({ method, path: whole, token, headers, ...text });
    return { status: reply.status, text: reply.body, body: parsed(reply.body) };
  };
}

function identityData(): IdentityData {
  const people = PROJECTS.flatMap((project) => ROLES.map((role) => ({ project, role })));
  return {
    ...DEMO_DATA,
    projects: PROJECTS.map((id) => ({ id, name: `tempest-${id}`, domain_id: 'default' })),
    users: people
      .map(({ project, role }) => userOf(role, project))
      .map((name) => ({ id: idOf(name), name, password: 'secret', domain_id: 'default' })),
    assignments: people.map(({ project, role }) => ({
      user_id: idOf(userOf(role, project)),
      role,
      project_id: project,
    })),
  };
}

function userOf(role: string, project: string): string {
  return `${role} of ${project}`;
}

function idOf(name: string): string {
  return createHash('md5').update(name).digest('hex');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

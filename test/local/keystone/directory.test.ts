import { Directory, type DomainReference, type Reference } from '../../../local/keystone/directory';
import { DATA } from './test-keystone';

const directory = new Directory(DATA);

describe('Directory', () => {
  it.each<[string, Reference, string | undefined]>([
    ['an id', { id: 'east-member-id' }, 'east-member-id'],
    ["a name and a domain's id", { name: 'member', domain: { id: 'east-id' } }, 'east-member-id'],
    ["a name and a domain's name", { name: 'member', domain: { name: 'Default' } }, 'member-id'],
    ['a name of another domain', { name: 'admin', domain: { name: 'East' } }, undefined],
    ['a name in place of an id', { id: 'member' }, undefined],
  ])('finds a user by %s', (_, reference, id) => {
    expect(directory.findUser(reference)?.id).toBe(id);
  });

  it.each<[string, Reference, string | undefined]>([
    ['an id', { id: 'demo-id' }, 'demo-id'],
    ["a name and a domain's id", { name: 'demo', domain: { id: 'east-id' } }, 'east-demo-id'],
    ["a name and a domain's name", { name: 'demo', domain: { name: 'Default' } }, 'demo-id'],
    ['an unknown domain', { name: 'demo', domain: { name: 'West' } }, undefined],
  ])('finds a project by %s', (_, reference, id) => {
    expect(directory.findProject(reference)?.id).toBe(id);
  });

  it.each<[string, DomainReference, string | undefined]>([
    ['its id', { id: 'east-id' }, 'east-id'],
    ['its name', { name: 'East' }, 'east-id'],
    ['a name that nobody has', { name: 'east-id' }, undefined],
  ])('finds a domain by %s', (_, reference, id) => {
    expect(directory.findDomain(reference)?.id).toBe(id);
  });

  it.each([
    ['admin', ['admin', 'member', 'reader']],
    ['member', ['member', 'reader']],
    ['reader', ['reader']],
    ['service', ['service']],
    ['auditor', []],
  ])('gives %s on the project the roles %j', (name, roles) => {
    expect(rolesOnDemo(name)).toEqual(roles);
  });

  it('names a role once that is assigned and implied', () => {
    const both = { user_id: 'member-id', role: 'reader', project_id: 'demo-id' };
    const data = { ...DATA, assignments: [...DATA.assignments, both] };
    expect(rolesOnDemo('member', new Directory(data))).toEqual(['member', 'reader']);
  });

  it('keeps the roles of each kind of scope apart', () => {
    const admin = userCalled('admin');
    const governor = userCalled('governor');
    const [domain] = DATA.domains;
    const east = directory.findDomain({ id: 'east-id' });
    if (!domain || !east) throw new Error('the builder has both domains');
    expect(directory.rolesOf(admin, { kind: 'system' })).toContain('admin');
    expect(directory.rolesOf(admin, { kind: 'domain', domain })).toEqual([]);
    expect(directory.rolesOf(admin, { kind: 'unscoped' })).toEqual([]);
    expect(directory.rolesOf(governor, { kind: 'domain', domain: east })).toEqual(['member', 'reader']);
    expect(directory.rolesOf(governor, { kind: 'domain', domain })).toEqual([]);
    expect(directory.rolesOf(governor, { kind: 'system' })).toEqual([]);
  });

  it('lists the projects on which a user has a role', () => {
    expect(directory.projectsOf(userCalled('member')).map(({ id }) => id)).toEqual(['demo-id']);
    expect(directory.projectsOf(userCalled('displaced'))).toEqual([]);
  });

  it('refuses data with an unknown domain', () => {
    const data = { ...DATA, projects: [{ id: 'x', name: 'adrift', domain_id: 'nowhere' }] };
    expect(() => new Directory(data)).toThrow('adrift is in the domain nowhere');
  });
});

function userCalled(name: string) {
  const user = directory.findUser({ id: `${name}-id` });
  if (!user) throw new Error(`the builder has no ${name}`);
  return user;
}

function rolesOnDemo(name: string, asked = directory) {
  const project = asked.findProject({ id: 'demo-id' });
  if (!project) throw new Error('the builder has the project');
  return asked.rolesOf(userCalled(name), { kind: 'project', project });
}

import { projectAccess } from '../../../functions/runner/project-access';

const asked: string[] = [];
const issued = (way: string) => {
  asked.push(way);
  const trustToken = { token: way, project_id: 'project', expires_at: 0, catalog: [] };
  return Promise.resolve({ kind: 'issued', trustToken } as const);
};
const tokens = {
  get: (trust_id: string) => issued(`trust ${trust_id}`),
  getByRole: (project_id: string) => issued(`role in ${project_id}`),
};
const open = jest.fn();

describe('the runner gets into a project', () => {
  beforeEach(() => asked.splice(0));

  it('with the trust of the plan, and not without one', async () => {
    const enter = projectAccess(tokens, { open }, 'trust');
    await enter('project', 'id');
    expect(await enter('project', undefined)).toBeUndefined();
    expect(asked).toEqual(['trust id']);
  });

  it('with its own role, whatever trust the plan has', async () => {
    const enter = projectAccess(tokens, { open }, 'role');
    await enter('project', 'id');
    await enter('project', undefined);
    expect(asked).toEqual(['role in project', 'role in project']);
  });

  it('not where Keystone refuses it', async () => {
    const refusing = () => Promise.resolve({ kind: 'refused' } as const);
    const refusal = { get: refusing, getByRole: refusing };
    for (const access of ['trust', 'role'] as const) {
      expect(await projectAccess(refusal, { open }, access)('project', 'id')).toBeUndefined();
    }
  });
});

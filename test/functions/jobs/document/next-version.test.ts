import { nextVersion } from '../../../../functions/jobs/document/configuration';
import { storedJob } from '../../../support/job';

const stored = storedJob({ _version: 7 });
const now = new Date('2024-06-01T12:00:00.000Z');

describe('nextVersion', () => {
  it('counts a change, dates it and remembers its configuration', () => {
    const next = nextVersion(stored, { ...stored, name: 'n' }, now);
    expect(next).toMatchObject({ name: 'n', _version: 8, updated_at: '2024-06-01T12:00:00.000000' });
    expect(next._configurations.map(({ since }) => since)).toEqual([
      stored.updated_at,
      '2024-06-01T12:00:00.000000',
    ]);
  });

  it('remembers no configuration with a change of something else', () => {
    const next = nextVersion(stored, { ...stored, status: 'running' }, now);
    expect(next).toMatchObject({ _version: 8, _configurations: stored._configurations });
  });

  it('is the stored plan when nothing changes', () => {
    expect(nextVersion(stored, { ...stored, job_actions: [...stored.job_actions] }, now)).toBe(stored);
  });
});

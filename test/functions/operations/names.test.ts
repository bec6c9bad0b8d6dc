import { DocumentNotFound } from '../../../functions/errors';
import { JOB } from '../../../functions/jobs/job-settings';
import { documentKey, noSuch } from '../../../functions/operations/names';

const jobKey = (parameters: Readonly<Record<string, string>>) => documentKey(parameters, JOB);

describe('documentKey', () => {
  it.each([
    'e632eb1884e0468c8a41e656942df500',
    '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
    'a',
    '_-',
    'j'.repeat(255),
  ])('takes the id %s', (job_id) => {
    expect(jobKey({ project_id: 'p', job_id })).toEqual({ project_id: 'p', job_id });
  });

  it.each([
    '',
    ' ',
    '*',
    '?',
    'a b',
    'a/b',
    '..',
    '.',
    '%65',
    'a:b',
    'a;b',
    'é',
    'a\n',
    'a\0',
    'j'.repeat(256),
  ])('knows that no plan has the id %j', (id) => {
    expect(() => jobKey({ project_id: 'p', job_id: id })).toThrow(DocumentNotFound);
    expect(() => jobKey({ project_id: id, job_id: 'j' })).toThrow(DocumentNotFound);
  });

  it('does not take a path without ids', () => {
    expect(() => jobKey({})).toThrow(DocumentNotFound);
  });
});

it('shows no more of an id than of any value', () => {
  const key = { project_id: 'p', job_id: 'j'.repeat(255) };
  expect(noSuch(JOB, key)).toBe(`Job not found with ID ${'j'.repeat(99)}…`);
});

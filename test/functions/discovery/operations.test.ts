import { getHealth, getVersion, listVersions } from '../../../functions/discovery/operations';
import { apiRequest } from '../../support/api-request';

describe('listVersions', () => {
  it.each([
    ['https://backup.example.com/', 'https://backup.example.com/v2/'],
    [
      'https://abc.execute-api.us-east-1.amazonaws.com/prod/',
      'https://abc.execute-api.us-east-1.amazonaws.com/prod/v2/',
    ],
    ['http://127.0.0.1:8736', 'http://127.0.0.1:8736/v2/'],
  ])('asked at %s, sends people to %s', (url, href) => {
    expect(listVersions(apiRequest({ url }))).toEqual({
      status: 300,
      body: {
        versions: [
          { id: 'v2', status: 'CURRENT', updated: '2018-02-21T13:30:00', links: [{ href, rel: 'self' }] },
        ],
      },
    });
  });
});

describe('getVersion', () => {
  it('describes the resources that are there, as JSON Home', () => {
    expect(getVersion(apiRequest())).toEqual({
      status: 200,
      headers: { 'Content-Type': 'application/json-home' },
      body: {
        resources: {
          'rel/backups': {
            'href-template': '/v2/{project_id}/backups/{backup_id}',
            'href-vars': { project_id: 'param/project_id', backup_id: 'param/backup_id' },
            hints: { allow: ['GET'], formats: { 'application/json': {} } },
          },
          'rel/jobs': {
            'href-template': '/v2/{project_id}/jobs{?all_projects,offset,limit}',
            'href-vars': {
              project_id: 'param/project_id',
              all_projects: 'param/all_projects',
              offset: 'param/offset',
              limit: 'param/limit',
            },
            hints: { allow: ['GET', 'POST'], formats: { 'application/json': {} } },
          },
          'rel/job': {
            'href-template': '/v2/{project_id}/jobs/{job_id}',
            'href-vars': { project_id: 'param/project_id', job_id: 'param/job_id' },
            hints: { allow: ['GET', 'PATCH', 'POST', 'DELETE'], formats: { 'application/json': {} } },
          },
        },
      },
    });
  });
});

describe('getHealth', () => {
  it('says OK as text', () => {
    expect(getHealth(apiRequest())).toEqual({
      status: 200,
      headers: { 'Content-Type': 'text/plain; charset=UTF-8' },
      text: 'OK',
    });
  });
});

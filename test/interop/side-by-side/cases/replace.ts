import { type Document, PLAN } from '../documents';
import type { Row } from '../row';

export const REPLACE: readonly Row[] = [
  { request: 'POST jobs/', body: PLAN, keep: 'job' },
  {
    request: 'POST jobs/{job}',
    body: { ...PLAN, description: 'Replaced' },
  },
  {
    request: 'GET jobs/{job}',
  },
  {
    request: 'POST jobs/{job}',
    note: 'the whole plan, as it was shown',
    body: (shown: Document) => shown,
  },
  {
    request: 'POST jobs/{job}',
    note: 'other id and owner in the body',
    body: { ...PLAN, job_id: '{absent}', user_id: '{stranger}', project_id: '{other}' },
  },
  {
    request: 'GET jobs/{job}',
    note: 'still there',
  },
  {
    request: 'POST jobs/my-new-{project}',
    note: 'a new plan',
    body: PLAN,
  },
  {
    request: 'GET jobs/my-new-{project}',
  },
  {
    request: 'POST jobs/my-new-{project}/',
    note: 'with a slash',
    body: PLAN,
  },
  {
    request: 'POST jobs/a.b',
    note: 'odd id',
    body: PLAN,
  },
  {
    request: 'POST jobs/{job}',
    note: 'no actions given',
    body: { ...PLAN, job_actions: undefined },
  },
  {
    request: 'POST jobs/{job}',
    note: 'no body',
  },
  {
    request: 'POST jobs/{job}',
    note: 'unknown key',
    body: { ...PLAN, priority: 1 },
  },
  {
    request: 'POST jobs/{job}',
    note: 'malformed JSON',
    body: '{',
  },
  {
    request: 'POST jobs/{job}',
    as: 'colleague',
    body: PLAN,
  },
  {
    request: 'POST jobs/{job}',
    as: 'reader',
    body: PLAN,
  },
  {
    request: 'POST jobs/{job}',
    as: 'stranger',
    body: PLAN,
  },
  {
    request: 'POST /v2/{other}/jobs/{job}',
    as: 'stranger',
    note: 'takes a foreign id in the own project',
    body: PLAN,
  },
  {
    request: 'POST jobs/{job}',
    as: 'nobody',
    body: PLAN,
  },
];

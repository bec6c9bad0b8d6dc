import { PLAN } from '../documents';
import type { Row } from '../row';

export const SHOW: readonly Row[] = [
  { request: 'POST jobs/', body: PLAN, keep: 'job' },
  { request: 'GET jobs/{job}' },
  { request: 'GET jobs/{job}/' },
  {
    request: 'GET jobs/{job}?limit=abc',
    note: 'unknown parameter',
  },
  {
    request: 'GET jobs/{job}',
    note: 'with a body',
    body: 'ignored',
  },
  {
    request: 'GET jobs/{job}',
    note: 'any answer',
    headers: { accept: null, 'content-type': null },
  },
  {
    request: 'GET jobs/{job}',
    note: 'text wanted',
    headers: { accept: 'text/plain' },
  },
  { request: 'GET jobs/{absent}' },
  { request: 'GET jobs/a.b' },
  { request: 'GET jobs/%41' },
  { request: 'GET jobs/{job}', as: 'colleague' },
  { request: 'GET jobs/{job}', as: 'reader' },
  { request: 'GET jobs/{job}', as: 'stranger' },
  { request: 'GET jobs/{absent}', as: 'stranger' },
  { request: 'GET /v2/{other}/jobs/{job}', note: 'under a foreign project' },
  {
    request: 'GET /v2/{other}/jobs/{job}',
    as: 'stranger',
    note: 'under the own project',
  },
  { request: 'GET jobs/{job}', as: 'operator' },
  { request: 'GET /v2/{operations}/jobs/{job}', as: 'operator' },
  {
    request: 'GET jobs/{job}',
    as: 'nobody',
  },
  {
    request: 'GET jobs/{job}',
    as: 'forger',
  },
  {
    request: 'GET jobs/{job}',
    note: 'two tokens',
    headers: { 'x-auth-token': 'short' },
  },
];

import { PLAN } from '../documents';
import type { Row } from '../row';

export const DELETE: readonly Row[] = [
  { request: 'POST jobs/', body: PLAN, keep: 'job' },
  { request: 'DELETE jobs/{absent}' },
  {
    request: 'DELETE jobs/{job}',
    as: 'nobody',
  },
  { request: 'DELETE jobs/{job}', as: 'reader' },
  { request: 'DELETE jobs/{job}', as: 'stranger' },
  {
    request: 'DELETE /v2/{other}/jobs/{job}',
    as: 'stranger',
    note: 'under the own project',
  },
  { request: 'GET jobs/{job}', note: 'still there' },
  { request: 'DELETE jobs/{job}', note: 'with a body', body: 'ignored' },
  { request: 'GET jobs/{job}', note: 'gone' },
  { request: 'GET jobs/', note: 'gone' },
  { request: 'DELETE jobs/{job}', note: 'twice' },
  {
    request: 'PATCH jobs/{job}',
    note: 'gone',
    body: { description: 'Late' },
  },
  {
    request: 'POST jobs/{job}/event',
    note: 'gone',
    body: { start: null },
  },
  {
    request: 'POST jobs/{job}',
    note: 'made again',
    body: PLAN,
  },
  { request: 'GET jobs/{job}', note: 'made again' },
  { request: 'POST jobs/', body: PLAN, keep: 'second' },
  { request: 'DELETE jobs/{second}', as: 'colleague' },
  { request: 'GET jobs/{second}' },
  { request: 'POST jobs/', body: PLAN, keep: 'third' },
  { request: 'DELETE jobs/{third}/', note: 'with a slash' },
  { request: 'GET jobs/{third}', note: 'gone' },
];

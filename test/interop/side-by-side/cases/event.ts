import { MANAGED, PLAN } from '../documents';
import type { Row } from '../row';

export const EVENT: readonly Row[] = [
  { request: 'POST jobs/', body: PLAN, keep: 'job' },
  {
    request: 'POST jobs/{job}/event',
    body: { start: null },
  },
  {
    request: 'GET jobs/{job}',
    note: 'start requested',
  },
  {
    request: 'POST jobs/{job}/event',
    note: 'again',
    body: { start: null },
  },
  {
    request: 'POST jobs/{job}/event',
    body: { stop: null },
  },
  {
    request: 'POST jobs/{job}/event',
    note: 'again',
    body: { stop: {} },
  },
  {
    request: 'POST jobs/{job}/event',
    body: { abort: 'now' },
  },
  {
    request: 'GET jobs/{job}',
    note: 'abort requested',
  },
  {
    request: 'POST jobs/{job}/event',
    note: 'again',
    body: { abort: null },
  },
  {
    request: 'POST jobs/{job}/event',
    note: 'only the first counts',
    body: { stop: null, start: null },
  },
  {
    request: 'POST jobs/{job}/event/',
    note: 'with a slash',
    body: { start: null },
  },
  {
    request: 'POST jobs/{job}/event',
    note: 'as plain text',
    headers: { 'content-type': 'text/plain' },
    body: { stop: null },
  },
  {
    request: 'POST jobs/{job}/event',
    note: 'unknown event',
    body: { pause: null },
  },
  {
    request: 'POST jobs/{job}/event',
    note: 'event remove',
    body: { remove: null },
  },
  {
    request: 'POST jobs/{job}/event',
    note: 'empty object',
    body: {},
  },
  {
    request: 'POST jobs/{job}/event',
    note: 'no body',
  },
  {
    request: 'POST jobs/{job}/event',
    note: 'a list',
    body: '["start"]',
  },
  {
    request: 'POST jobs/{job}/event',
    note: 'a text',
    body: '"start"',
  },
  {
    request: 'POST jobs/{job}/event',
    note: 'malformed JSON',
    body: 'start',
  },
  {
    request: 'POST jobs/{absent}/event',
    body: { start: null },
  },
  {
    request: 'POST jobs/{absent}/event',
    note: 'unknown event',
    body: { pause: null },
  },
  {
    request: 'POST jobs/{job}/event',
    as: 'colleague',
    body: { start: null },
  },
  {
    request: 'POST jobs/{job}/event',
    as: 'reader',
    body: { start: null },
  },
  {
    request: 'POST jobs/{job}/event',
    as: 'stranger',
    body: { start: null },
  },
  {
    request: 'POST jobs/{job}/event',
    as: 'nobody',
    body: { start: null },
  },
  {
    request: 'POST jobs/',
    note: 'completed',
    body: { ...PLAN, job_schedule: { status: 'completed', result: 'success' } },
    keep: 'done',
  },
  {
    request: 'POST jobs/{done}/event',
    body: { start: null },
  },
  {
    request: 'GET jobs/{done}',
    note: 'visible to agents again',
  },
  {
    request: 'POST jobs/',
    note: 'managed',
    body: MANAGED,
    keep: 'managed',
  },
  {
    request: 'POST jobs/{managed}/event',
    body: { start: null },
  },
];

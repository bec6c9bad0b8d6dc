import type { Row } from '../row';

const HTML = { accept: 'text/html' };

export const DISCOVERY: readonly Row[] = [
  {
    request: 'GET /',
    as: 'nobody',
  },
  {
    request: 'GET /',
  },
  {
    request: 'GET /?limit=1',
    as: 'nobody',
  },
  {
    request: 'GET /',
    as: 'forger',
  },
  { request: 'GET /', note: 'HTML wanted', as: 'nobody', headers: HTML },
  { request: 'HEAD /', as: 'nobody' },
  { request: 'POST /', as: 'nobody' },
  { request: 'OPTIONS /', as: 'nobody' },
  {
    request: 'GET /v2',
  },
  {
    request: 'GET /v2/',
  },
  {
    request: 'GET /v2',
    as: 'stranger',
  },
  {
    request: 'GET /v2',
    as: 'nobody',
  },
  {
    request: 'GET /v2',
    as: 'forger',
  },
  { request: 'GET /v2', note: 'HTML wanted', headers: HTML },
  {
    request: 'GET /v2',
    note: 'home document wanted',
    headers: { accept: 'application/json-home' },
  },
  { request: 'HEAD /v2' },
  { request: 'POST /v2' },
  { request: 'OPTIONS /v2' },
  {
    request: 'GET /healthcheck',
    as: 'nobody',
  },
  {
    request: 'GET /healthcheck',
    note: 'text wanted',
    as: 'nobody',
    headers: { accept: 'text/plain' },
  },
  {
    request: 'GET /healthcheck',
    note: 'anything wanted',
    as: 'nobody',
    headers: { accept: null },
  },
  {
    request: 'GET /healthcheck/',
    as: 'nobody',
  },
  { request: 'HEAD /healthcheck', as: 'nobody' },
  {
    request: 'POST /healthcheck',
    as: 'nobody',
  },
];

export const PATHS: readonly Row[] = [
  { request: 'GET /v2/{project}' },
  { request: 'GET /v2/{project}/' },
  { request: 'GET /V2' },
  { request: 'GET /v1' },
  {
    request: 'GET /favicon.ico',
    as: 'nobody',
  },
  { request: 'GET /favicon.ico' },
  { request: 'GET nothing' },
  {
    request: 'GET nothing',
    as: 'nobody',
  },
  { request: 'GET JOBS' },
  { request: 'GET jobs//' },
  { request: 'GET /v2//{project}/jobs' },
  { request: 'GET jobs/{absent}/nothing' },
  { request: 'GET jobs/{absent}/event/nothing' },
  { request: 'PUT jobs/', body: {} },
  { request: 'PATCH jobs/', body: {} },
  { request: 'DELETE jobs/' },
  { request: 'HEAD jobs/' },
  { request: 'OPTIONS jobs/' },
  {
    request: 'OPTIONS jobs/',
    as: 'nobody',
  },
  {
    request: 'PUT jobs/{absent}',
    body: {},
  },
  { request: 'HEAD jobs/{absent}' },
  { request: 'OPTIONS jobs/{absent}' },
  { request: 'GET jobs/{absent}/event' },
  {
    request: 'PUT jobs/{absent}/event',
    body: {},
  },
  { request: 'DELETE jobs/{absent}/event' },
  { request: 'OPTIONS jobs/{absent}/event' },
];

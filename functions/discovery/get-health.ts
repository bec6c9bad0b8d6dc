import type { PublicOperation } from '../http/api-request';

/** `GET /healthcheck`: that the API answers, in the words of oslo.middleware. What it depends on is not asked. */
export const getHealth: PublicOperation = () => ({
  status: 200,
  headers: { 'Content-Type': 'text/plain; charset=UTF-8' },
  text: 'OK',
});

import type { Fault } from './fault';

const CASES = ['test/functions/cinder/cinder.test.ts'];
const TROUBLE = ['test/functions/cinder/trouble.test.ts'];
const ENDPOINT = ['test/functions/cinder/endpoint.test.ts'];
const OUTBOUND = ['test/functions/outbound/http-client.test.ts'];
const TRUST_TOKEN = ['test/functions/keystone/trust-token.test.ts'];

/** What must not happen to volumes and backups, nor to the tokens that are sent for them. */
export const CINDER_FAULTS: readonly Fault[] = [
  {
    name: 'back up volumes without looking at their label',
    file: 'functions/cinder/volumes.ts',
    find: 'belongs: ({ plan }) => plan === job_id,',
    replace: 'belongs: () => true,',
    tests: TROUBLE,
  },
  {
    name: 'take a backup of another name for the one that is looked for',
    file: 'functions/cinder/backups.ts',
    find: 'backup.volume_id === volume_id && backup.name === name',
    replace: 'backup.volume_id === volume_id',
    tests: CASES,
  },
  {
    name: 'take 404 to a DELETE for gone',
    file: 'functions/cinder/backups.ts',
    find: 'const shown = await showBackup(cinder, id);\n  if (shown.kind',
    replace:
      'if (response.status === 404) return GONE;\n  const shown = await showBackup(cinder, id);\n  if (shown.kind',
    tests: CASES,
  },
  {
    name: 'take the 404 of a proxy for gone',
    file: 'functions/cinder/cinder-client.ts',
    find: "status === 404 && isFields(body) && 'itemNotFound' in body",
    replace: 'status === 404 && (isFields(body) || true)',
    tests: TROUBLE,
  },
  {
    name: 'take a missing backup service for a missing volume',
    file: 'functions/cinder/backups.ts',
    find: 'if (response.status === 413)',
    replace: 'if (response.status === 404) return GONE;\n  if (response.status === 413)',
    tests: TROUBLE,
  },
  {
    name: 'take the refusal of a filter for an empty list',
    file: 'functions/cinder/lists.ts',
    find: "if (items === 'filter-refused') filters = {};",
    replace: "if (items === 'filter-refused') return { kind: 'listed', items: [] };",
    tests: CASES,
  },
  {
    name: 'accept a part of a list whose page marker was lost',
    file: 'functions/cinder/lists.ts',
    find: 'if (interrupted) return interrupted;',
    replace: "if (interrupted) return interrupted === 'marker-lost' ? items : interrupted;",
    tests: TROUBLE,
  },
  {
    name: 'read the first page of a list only',
    file: 'functions/cinder/lists.ts',
    find: 'next: more ? last : undefined',
    replace: 'next: more ? undefined : undefined',
    tests: CASES,
  },
  {
    name: 'read a list without end',
    file: 'functions/cinder/lists.ts',
    find: 'MOST_PAGES = 100;',
    replace: 'MOST_PAGES = 1000;',
    tests: TROUBLE,
  },
  {
    name: 'obey a quota that says to try again at once',
    file: 'functions/cinder/backups.ts',
    find: "if (response.status === 413) return { kind: 'quota' };",
    replace:
      "if (response.status === 413) await cinder.ask(request);\n  if (response.status === 413) return { kind: 'quota' };",
    tests: TROUBLE,
  },
  {
    name: 'send a request for a backup again when its connection was closed',
    file: 'functions/cinder/backups.ts',
    find: 'once: true,',
    replace: 'once: false,',
    tests: TROUBLE,
  },
  {
    name: 'keep connections for what must not be sent twice',
    file: 'functions/outbound/http-client.ts',
    find: 'if (request.once) return this.exchange(request, deadline, false);',
    replace: '',
    tests: OUTBOUND,
  },
  {
    name: 'send a token in cleartext',
    file: 'functions/cinder/endpoint.ts',
    find: "if (!url || (url.protocol !== 'https:' && !loopback)) {",
    replace: "if (!url || (url.protocol !== 'https:' && !loopback && url.protocol !== 'http:')) {",
    tests: ENDPOINT,
  },
  {
    name: 'take a name that begins with localhost for loopback',
    file: 'functions/cinder/endpoint.ts',
    find: 'LOOPBACK.includes(url.hostname)',
    replace: 'LOOPBACK.some((name) => url.hostname.startsWith(name))',
    tests: ENDPOINT,
  },
  {
    name: 'guess among several regions',
    file: 'functions/cinder/endpoint.ts',
    find: 'if (urls.length > 1) {',
    replace: 'if (urls.length > 2) {',
    tests: ENDPOINT,
  },
  {
    name: 'blame an outage of block storage on Keystone',
    file: 'functions/errors.ts',
    find: "override readonly service = 'block_storage';",
    replace: '',
    tests: TROUBLE,
  },
  {
    name: 'send metadata to a Cinder that has none',
    file: 'functions/cinder/cinder-client.ts',
    find: 'JSON.stringify(body(!old))',
    replace: 'JSON.stringify(body(true))',
    tests: TROUBLE,
  },
  {
    name: 'use a trust of another project',
    file: 'functions/keystone/trust-token.ts',
    find: 'return trustToken.project_id === project_id ? ',
    replace: 'return trustToken.project_id !== undefined ? ',
    tests: TRUST_TOKEN,
  },
  {
    name: "take the end of the account's own token for the end of a trust",
    file: 'functions/keystone/trust-token.ts',
    find: 'if (await this.isGood(known.token)) return REFUSED;',
    replace: 'if (known.token) return REFUSED;',
    tests: TRUST_TOKEN,
  },
  {
    name: "blame the owner of a plan for the account's password",
    file: 'functions/keystone/trust-token.ts',
    find: 'if (response.status === 401 || response.status === 403) {\n        throw new Error(',
    replace: 'if (response.status === 401 || response.status === 403) {\n        throw unavailable(',
    tests: TRUST_TOKEN,
  },
];

import type { Fault } from './fault';

const VIEW = ['test/functions/jobs/document/public-job.test.ts'];
const FAULTS_OF_STORAGE = ['test/functions/storage/storage-faults.test.ts'];
const DYNAMODB = ['test/api/dynamodb-trouble.test.ts'];

/** What must not happen to a plan between the table and the caller. */
export const JOBS_FAULTS: readonly Fault[] = [
  {
    name: 'drop a key of the answer',
    file: 'functions/jobs/document/public-job.ts',
    find: '    session_tag: job.session_tag ?? 0,\n',
    replace: '',
    tests: VIEW,
  },
  {
    name: 'show internal attributes',
    file: 'functions/jobs/document/public-job.ts',
    find: '    created_at: job.created_at,',
    replace: '    ...job,\n    created_at: job.created_at,',
    tests: VIEW,
  },
  {
    name: 'show agents a plan without an event',
    file: 'functions/jobs/document/public-job.ts',
    find: "event: schedule['event'] ?? ''",
    replace: "event: schedule['event'] ?? null",
    tests: VIEW,
  },
  {
    name: 'read eventually consistent',
    file: 'functions/storage/document-repository.ts',
    find: 'ConsistentRead: true,',
    replace: 'ConsistentRead: false,',
    tests: ['test/functions/jobs/job-table.test.ts'],
  },
  {
    name: 'show an item that is not a plan',
    file: 'functions/storage/item-form.ts',
    find: '    passes(document);\n',
    replace: '    passes(JSON.parse(JSON.stringify(document)));\n',
    tests: ['test/functions/jobs/job-table.test.ts'],
  },
  {
    name: "report DynamoDB's throttling as a fault of ours",
    file: 'functions/storage/requests.ts',
    find: "  'ThrottlingException',\n",
    replace: '',
    tests: FAULTS_OF_STORAGE,
  },
  {
    name: 'report a missing table as an outage',
    file: 'functions/storage/requests.ts',
    find: 'return httpStatusOf(fault) >= 500;',
    replace: 'return httpStatusOf(fault) >= 400;',
    tests: FAULTS_OF_STORAGE,
  },
  {
    name: 'try DynamoDB only once',
    file: 'functions/storage/requests.ts',
    find: 'const ATTEMPTS = 3;',
    replace: 'const ATTEMPTS = 1;',
    tests: ['test/functions/storage/with-retries.test.ts'],
  },
  {
    name: 'wait for a slow DynamoDB for ever',
    file: 'functions/storage/document-client.ts',
    find: 'socketTimeout: ANSWER_TIMEOUT_MS',
    replace: 'socketTimeout: 0',
    tests: DYNAMODB,
  },
  {
    name: 'sign with a part of the secret',
    file: 'functions/storage/slim/sha256.ts',
    find: 'Buffer.from(source.buffer, source.byteOffset, source.byteLength)',
    replace: 'Buffer.from(source.buffer, 0, source.byteLength)',
    tests: ['test/functions/storage/slim/sha256.test.ts'],
  },
  {
    name: "leave the SDK's retries where they were",
    file: 'functions/storage/slim/slim-requests.ts',
    find: "name: 'retryMiddleware'",
    replace: "name: 'retriesMiddleware'",
    tests: ['test/functions/storage/slim/slim-requests.test.ts'],
  },
  {
    name: 'take any text for a job id',
    file: 'functions/operations/names.ts',
    find: '/^[A-Za-z0-9_-]{1,255}$/',
    replace: '/./',
    tests: ['test/functions/operations/names.test.ts'],
  },
];

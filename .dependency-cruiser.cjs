/** Who may import whom: docs in CONTRIBUTING.md. */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const RESOURCES = '(jobs|clients|actions|backups|sessions)';
const RESOURCE = `^functions/${RESOURCES}/`;
/** A document: what it is, may hold and becomes. */
const DOCUMENT = '^functions/[^/]+/document/';
/** What the operations of every resource may have: the operations that they share, and how requests are read. */
const FOR_OPERATIONS = [
  '^functions/(contract|documents|schedule|policy|operations)/',
  '^functions/errors\\.ts$',
  '^functions/http/(entity-tag|json-body|paging|search-source|service)\\.ts$',
];

module.exports = {
  forbidden: [
    rule('no-cycles', 'A cycle hides which side is the base.', {}, { circular: true }),
    rule(
      'contract-imports-nothing',
      'What two sides agree on must not depend on either.',
      { path: '^functions/contract/' },
      { pathNot: '^functions/contract/' },
    ),
    rule(
      'errors-import-nothing',
      'Everybody throws them.',
      { path: '^functions/errors\\.ts$' },
      { path: '.' },
    ),
    rule(
      'documents-schedule-and-policy-are-pure',
      'No SDK, no network, no environment. Hashing is as pure as the rest.',
      { path: `^functions/(documents|schedule|policy)/|${DOCUMENT}` },
      {
        pathNot: [
          '^functions/(documents|schedule|policy|contract)/',
          DOCUMENT,
          '^functions/errors\\.ts$',
          '^(node:)?crypto$',
        ],
      },
    ),
    rule(
      'rooms-know-no-resource',
      'What serves every resource depends on none.',
      {
        path: `^functions/`,
        pathNot: `${RESOURCE}|^functions/(fallback|discovery|authorizer|runner)/`,
      },
      { path: `${RESOURCE}|^functions/(fallback|discovery|authorizer|runner)/` },
    ),
    rule(
      'nobody-knows-the-runner',
      'It comes by plans and records when the clock says so; no request waits for it.',
      { path: '^functions/', pathNot: '^functions/runner/' },
      { path: '^functions/runner/' },
    ),
    rule(
      'the-runner-knows-plans-and-records',
      'What a plan is and becomes, and what is recorded of it; never how somebody asks for it.',
      { path: '^functions/runner/' },
      {
        path: `^functions/(http|policy|authorizer|fallback|discovery)/|${RESOURCE}`,
        pathNot: '^functions/(jobs|backups)/(document/|[^/]+-table\\.ts$)',
      },
    ),
    rule(
      'only-outbound-opens-connections',
      "One place knows how to ask another service in time, and one keeps the SDK's connections.",
      { path: '^functions/', pathNot: '^functions/(outbound/|storage/kept-connections\\.ts$)' },
      { path: '^(node:)?(http|https|net|tls)$' },
    ),
    rule(
      'only-keystone-and-cinder-ask',
      'One room calls the identity service, one block storage. Others may know the types.',
      { path: '^functions/', pathNot: '^functions/(outbound|keystone|cinder)/' },
      { path: '^functions/outbound/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'outbound-knows-no-service',
      'It serves each of them.',
      { path: '^functions/outbound/' },
      { path: '^functions/', pathNot: '^functions/outbound/' },
    ),
    rule(
      'only-storage-imports-the-sdk',
      'One place knows DynamoDB.',
      { path: '^functions/', pathNot: '^functions/(storage|secrets)/' },
      { path: 'node_modules/@(aws-sdk|smithy)/' },
    ),
    rule(
      'authorizer-is-sdk-free',
      'It must start like an empty function.',
      { path: '^functions/authorizer/', pathNot: 'service-credential\\.ts$' },
      { path: '^functions/(storage|secrets)/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'operations-import-little',
      'An operation gets what it needs as arguments, and reads requests; of the other rooms it may know the types.',
      {
        path: `^functions/(discovery|jobs|clients|actions|backups|sessions)/`,
        pathNot: '\\.lambda\\.ts$|-(table|library)\\.ts$|/document/',
      },
      {
        pathNot: [...FOR_OPERATIONS, '^functions/(discovery|jobs|clients|actions|backups|sessions)/'],
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'a-table-knows-storage',
      'How a kind of document is kept: its form, and the queries that only it has.',
      { path: '^functions/([^/]+)/[^/]+-table\\.ts$' },
      {
        pathNot: ['^functions/(contract|documents|storage)/', '^functions/errors\\.ts$', '^functions/$1/'],
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'sessions-jobs-clients-and-actions',
      'The product is an order: a session knows its plans, a plan its client and its actions; none of them looks up.',
      { path: '^functions/(clients|actions|backups|discovery)/' },
      { path: RESOURCE, pathNot: '^functions/$1/' },
    ),
    rule(
      'a-plan-knows-no-session',
      'It stands below sessions, and beside backups.',
      { path: '^functions/jobs/' },
      { path: '^functions/(sessions|backups|discovery|fallback)/' },
    ),
    rule(
      'a-session-knows-plans-only',
      'What it needs of clients and actions, its plans know.',
      { path: '^functions/sessions/', pathNot: '\\.lambda\\.ts$' },
      { path: '^functions/(clients|actions|backups|discovery|fallback)/' },
    ),
    rule(
      'shared-operations-know-no-storage',
      'What all resources share serves each of them, whatever keeps its documents.',
      { path: '^functions/operations/' },
      {
        pathNot: [...FOR_OPERATIONS, '^(node:)?crypto$'],
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'only-entries-read-the-environment',
      'A missing variable must stop the start, not a request.',
      { path: '^functions/', pathNot: '\\.lambda\\.ts$' },
      { path: '^functions/runtime/environment\\.ts$' },
    ),
    rule('entries-are-not-imported', 'Importing an entry would start it.', {}, { path: '\\.lambda\\.ts$' }),
    rule(
      'functions-stand-alone',
      'What runs in Lambda does not need what deploys it.',
      { path: '^functions/' },
      { path: '^(bench|lib|bin|local|test)/|node_modules/(aws-cdk-lib|constructs)/' },
    ),
    rule(
      'lib-knows-only-the-contract',
      'Infrastructure and code meet in plain data.',
      { path: '^lib/', pathNot: '^lib/policy-(file|warnings)\\.ts$' },
      { path: '^(functions|local|bin|test)/', pathNot: '^functions/contract/' },
    ),
    rule(
      'the-policy-file-knows-the-policy',
      'It is checked while the stack is synthesized, by the code that reads it at run time.',
      { path: '^lib/policy-(file|warnings)\\.ts$' },
      { path: '^(functions|local|bin|test)/', pathNot: '^functions/(contract|policy)/' },
    ),
    rule(
      'commands-stand-alone',
      'What two commands need stands in bin/command.',
      { path: '^bin/([^/]+)/' },
      { path: '^bin/', pathNot: '^bin/(command|$1)/' },
    ),
    rule(
      'bench-knows-no-interop',
      'What starts the real peers stands in test/support, for both.',
      { path: '^bench/' },
      { path: '^test/interop/' },
    ),
    rule(
      'nothing-imports-local',
      'The local stack is for development only.',
      { pathNot: '^(local|test|bench)/|^bin/local\\.ts$' },
      { path: '^local/' },
    ),
    rule(
      'functions-bundle-the-sdk-alone',
      'Bundles hold these packages and no other; whoever installs the packed construct installs none of them.',
      { path: '^functions/' },
      {
        dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@aws-sdk/(client-dynamodb|client-secrets-manager|lib-dynamodb)/',
      },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist|cdk\\.out|\\.cache' },
  },
};

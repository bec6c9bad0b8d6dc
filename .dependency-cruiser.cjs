/** Who may import whom: docs in CONTRIBUTING.md. */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const SHARED = '^functions/shared/';

module.exports = {
  forbidden: [
    rule('no-cycles', 'A cycle hides which side is the base.', {}, { circular: true }),
    rule(
      'contract-imports-nothing',
      'What two sides agree on must not depend on either.',
      { path: `${SHARED}contract/` },
      { pathNot: `${SHARED}contract/` },
    ),
    rule('errors-import-nothing', 'Everybody throws them.', { path: `${SHARED}errors\\.ts$` }, { path: '.' }),
    rule(
      'policy-and-freezer-are-pure',
      'No SDK, no network, no environment. Hashing is as pure as the rest.',
      { path: `${SHARED}(policy|freezer)/` },
      { pathNot: `${SHARED}(policy|freezer|contract)/|${SHARED}errors\\.ts$|^(node:)?crypto$` },
    ),
    rule(
      'only-keystone-calls-keystone',
      'One place opens connections to the identity service.',
      { path: '^functions/', pathNot: `${SHARED}keystone/` },
      { path: '^(node:)?(http|https|net|tls)$' },
    ),
    rule(
      'only-storage-imports-the-sdk',
      'One place knows DynamoDB.',
      { path: '^functions/', pathNot: `${SHARED}(storage|secrets)/` },
      { path: 'node_modules/@(aws-sdk|smithy)/' },
    ),
    rule(
      'authorizer-is-sdk-free',
      'It must start like an empty function.',
      { path: '^functions/authorizer/', pathNot: 'service-credential\\.ts$' },
      { path: `${SHARED}(storage|secrets)/`, dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'operations-import-little',
      'An operation gets what it needs as arguments, and reads requests; of the other rooms it may know the types.',
      { path: '^functions/(discovery|jobs|clients|actions|backups|sessions)/', pathNot: '\\.lambda\\.ts$' },
      {
        pathNot: [
          `${SHARED}(contract|freezer|policy|operations)/`,
          `${SHARED}errors\\.ts$`,
          `${SHARED}http/(entity-tag|json-body|paging|search-source|service)\\.ts$`,
          // Each its own room; that none enters another one is the next rule.
          '^functions/(discovery|jobs|clients|actions|backups|sessions)/',
        ],
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'resources-meet-in-shared',
      'What two resources need belongs to both. Only the fallback has all of them.',
      { path: '^functions/(discovery|jobs|clients|actions|backups|sessions)/' },
      { path: '^functions/(discovery|jobs|clients|actions|backups|sessions)/', pathNot: '^functions/$1/' },
    ),
    rule(
      'shared-operations-know-no-resource',
      'What all resources share serves each of them.',
      { path: `${SHARED}operations/` },
      {
        pathNot: [
          `${SHARED}(contract|freezer|policy|operations)/`,
          `${SHARED}errors\\.ts$`,
          `${SHARED}http/(entity-tag|json-body|paging|search-source)\\.ts$`,
          '^(node:)?crypto$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'only-entries-read-the-environment',
      'A missing variable must stop the start, not a request.',
      { path: '^functions/', pathNot: '\\.lambda\\.ts$' },
      { path: `${SHARED}environment\\.ts$` },
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
      { path: '^lib/', pathNot: '^lib/policy-file\\.ts$' },
      { path: '^(functions|local|bin|test)/', pathNot: `${SHARED}contract/` },
    ),
    rule(
      'the-policy-file-knows-the-policy',
      'It is checked while the stack is synthesized, by the code that reads it at run time.',
      { path: '^lib/policy-file\\.ts$' },
      { path: '^(functions|local|bin|test)/', pathNot: `${SHARED}(contract|policy)/` },
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

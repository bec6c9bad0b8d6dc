import type { Fault } from './fault';

const OBSTACLES = ['test/bin/preflight/planted-obstacles.test.ts'];
const UNKNOWNS = ['test/bin/preflight/warnings-and-unknowns.test.ts'];
const KEYSTONE = ['test/bin/preflight/keystone-checks.test.ts'];

/** What a platform team must not be told before it deploys. */
export const PREFLIGHT_FAULTS: readonly Fault[] = [
  {
    name: 'preflight takes what it may not ask for well',
    file: 'bin/preflight/finding.ts',
    find: 'return unknown(`The caller may not ask: it needs ${permission}.`);',
    replace: 'return ok(`The caller may not ask: it needs ${permission}.`);',
    tests: UNKNOWNS,
  },
  {
    name: 'preflight is ready although something could not be asked',
    file: 'bin/preflight/preflight.ts',
    find: "return states.includes('unknown') && !allowUnknown ? REFUSED : 0;",
    replace: "return states.includes('warning') && !allowUnknown ? 0 : 0;",
    tests: UNKNOWNS,
  },
  {
    name: "preflight judges Keystone's keys as this machine's Node does",
    file: 'bin/preflight/keystone-checks.ts',
    find: 'ciphers: `${DEFAULT_CIPHERS}:@SECLEVEL=2`',
    replace: 'ciphers: `${DEFAULT_CIPHERS}:@SECLEVEL=1`',
    tests: KEYSTONE,
  },
  {
    name: 'preflight stops at the first page of tables',
    file: 'bin/preflight/stack-checks.ts',
    find: 'used.includes(table.name)));',
    replace: 'used.includes(table.name)));\n          break;',
    tests: OBSTACLES,
  },
  {
    name: 'preflight takes tables of another stack for its own',
    file: 'bin/preflight/stack-checks.ts',
    find: '/^-Backup([A-Za-z]+)Table',
    replace: '/-Backup([A-Za-z]+)Table',
    tests: OBSTACLES,
  },
  {
    name: 'preflight overlooks that an index sorts by something else',
    file: 'bin/preflight/table-checks.ts',
    find: '[`Its index ${name} has other keys`]',
    replace: '[]',
    tests: OBSTACLES,
  },
  {
    name: 'decrypt whatever is under the key',
    file: 'lib/key-access.ts',
    find: '        [`kms:EncryptionContext:${name}`]: value,',
    replace: '        ...(name === value && { [name]: value }),',
    tests: ['test/lib/permissions.test.ts'],
  },
  {
    name: 'end the authorizer before a slow Keystone has responded',
    file: 'lib/keystone-authorizer.ts',
    find: 'keystoneTimeoutSeconds + 2 * MARGIN_SECONDS',
    replace: 'keystoneTimeoutSeconds - 3 * MARGIN_SECONDS',
    tests: ['test/lib/keystone-authorizer.test.ts'],
  },
  {
    name: 'show a second URL',
    file: 'lib/rest-api.ts',
    find: "    this.node.tryRemoveChild('Endpoint');",
    replace: "    this.node.tryFindChild('Endpoint');",
    tests: ['test/lib/freezer-stack.test.ts', 'test/lib/deployment.test.ts'],
  },
  {
    name: 'take a URL with a value of the deployment in it',
    file: 'lib/settings/setting.ts',
    find: '!reader.late && holdsToken(given)',
    replace: 'false',
    tests: ['test/lib/settings/deployment-settings.test.ts'],
  },
];

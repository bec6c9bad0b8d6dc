type Table = ReadonlyMap<string, ReadonlyMap<string, string>>;

/*
 * any: in every project; own: in the token's project only; no: in none. Tokens on the left are scoped to a project;
 * d- are scoped to the domain of the project, s- to the system.
 */

/** What the rules answer by themselves. */
export const RULES = [
  tableOf(`
    rule                        reader  member  admin  service  auditor  no-role  READER  Member  Admin  no-flag
    context_is_admin            no      no      any    no       no       no       no      no      any    any
    admin_or_service            no      no      any    any      no       no       no      no      any    any
    project_member              no      own     own    no       no       no       no      own     no     no
    project_reader              own     own     own    no       no       no       own     no      no     no
    admin_or_owner              no      own     any    no       no       no       no      own     any    any
    admin_or_owner_or_service   no      own     any    any      no       no       no      own     any    any
    admin_or_reader_or_service  own     own     any    any      no       no       own     own     any    any
    cross_project               no      no      any    any      no       no       no      no      any    any
    jobs:get                    own     own     any    any      no       no       own     own     any    any
    jobs:get_all                own     own     any    any      no       no       own     own     any    any
    jobs:get_all_projects       no      no      any    any      no       no       no      no      any    any
    jobs:create                 no      own     any    no       no       no       no      own     any    any
    jobs:update                 no      own     any    no       no       no       no      own     any    any
    jobs:delete                 no      own     any    no       no       no       no      own     any    any
    jobs:event:create           no      own     any    no       no       no       no      own     any    any
    jobs:report                 no      no      any    any      no       no       no      no      any    any
    clients:get                 own     own     any    any      no       no       own     own     any    any
    clients:get_all             own     own     any    any      no       no       own     own     any    any
    clients:create              no      own     any    no       no       no       no      own     any    any
    clients:create_central      no      no      any    any      no       no       no      no      any    any
    clients:delete              no      own     any    no       no       no       no      own     any    any
    actions:get                 own     own     any    any      no       no       own     own     any    any
    actions:get_all             own     own     any    any      no       no       own     own     any    any
    actions:create              no      own     any    no       no       no       no      own     any    any
    actions:update              no      own     any    no       no       no       no      own     any    any
    actions:replace             no      own     any    no       no       no       no      own     any    any
    actions:delete              no      own     any    no       no       no       no      own     any    any
    backups:get                 own     own     any    any      no       no       own     own     any    any
    backups:get_all             own     own     any    any      no       no       own     own     any    any
    backups:create              no      own     any    any      no       no       no      own     any    any
    backups:update              no      own     any    any      no       no       no      own     any    any
    backups:delete              no      own     any    any      no       no       no      own     any    any
    sessions:get                own     own     any    any      no       no       own     own     any    any
    sessions:get_all            own     own     any    any      no       no       own     own     any    any
    sessions:create             no      own     any    no       no       no       no      own     any    any
    sessions:update             no      own     any    no       no       no       no      own     any    any
    sessions:replace            no      own     any    no       no       no       no      own     any    any
    sessions:delete             no      own     any    no       no       no       no      own     any    any
    sessions:action:create      no      own     any    no       no       no       no      own     any    any
    sessions:job:add            no      own     any    no       no       no       no      own     any    any
    sessions:job:remove         no      own     any    no       no       no       no      own     any    any
  `),
  tableOf(`
    rule                        unscoped  d-reader  d-member  d-admin  d-service  s-reader  s-member  s-admin
    context_is_admin            no        no        no        any      no         no        no        any
    admin_or_service            no        no        no        any      any        no        no        any
    project_member              no        no        no        no       no         no        no        no
    project_reader              no        no        no        no       no         no        no        no
    admin_or_owner              no        no        no        any      no         no        no        any
    admin_or_owner_or_service   no        no        no        any      any        no        no        any
    admin_or_reader_or_service  no        no        no        any      any        no        no        any
    cross_project               no        no        no        any      any        no        no        any
    jobs:get                    no        no        no        any      any        no        no        any
    jobs:get_all                no        no        no        any      any        no        no        any
    jobs:get_all_projects       no        no        no        any      any        no        no        any
    jobs:create                 no        no        no        any      no         no        no        any
    jobs:update                 no        no        no        any      no         no        no        any
    jobs:delete                 no        no        no        any      no         no        no        any
    jobs:event:create           no        no        no        any      no         no        no        any
    jobs:report                 no        no        no        any      any        no        no        any
    clients:get                 no        no        no        any      any        no        no        any
    clients:get_all             no        no        no        any      any        no        no        any
    clients:create              no        no        no        any      no         no        no        any
    clients:create_central      no        no        no        any      any        no        no        any
    clients:delete              no        no        no        any      no         no        no        any
    actions:get                 no        no        no        any      any        no        no        any
    actions:get_all             no        no        no        any      any        no        no        any
    actions:create              no        no        no        any      no         no        no        any
    actions:update              no        no        no        any      no         no        no        any
    actions:replace             no        no        no        any      no         no        no        any
    actions:delete              no        no        no        any      no         no        no        any
    backups:get                 no        no        no        any      any        no        no        any
    backups:get_all             no        no        no        any      any        no        no        any
    backups:create              no        no        no        any      any        no        no        any
    backups:update              no        no        no        any      any        no        no        any
    backups:delete              no        no        no        any      any        no        no        any
    sessions:get                no        no        no        any      any        no        no        any
    sessions:get_all            no        no        no        any      any        no        no        any
    sessions:create             no        no        no        any      no         no        no        any
    sessions:update             no        no        no        any      no         no        no        any
    sessions:replace            no        no        no        any      no         no        no        any
    sessions:delete             no        no        no        any      no         no        no        any
    sessions:action:create      no        no        no        any      no         no        no        any
    sessions:job:add            no        no        no        any      no         no        no        any
    sessions:job:remove         no        no        no        any      no         no        no        any
  `),
];

/** What a caller gets: the tenant's lock first, then the operation's rule. */
export const OPERATIONS = [
  tableOf(`
    rule                        reader  member  admin  service  auditor  no-role  READER  Member  Admin  no-flag
    jobs:get                    own     own     any    any      no       no       own     own     any    any
    jobs:get_all                own     own     any    any      no       no       own     own     any    any
    jobs:get_all_projects       no      no      any    any      no       no       no      no      any    any
    jobs:create                 no      own     any    no       no       no       no      own     any    any
    jobs:update                 no      own     any    no       no       no       no      own     any    any
    jobs:delete                 no      own     any    no       no       no       no      own     any    any
    jobs:event:create           no      own     any    no       no       no       no      own     any    any
    jobs:report                 no      no      any    any      no       no       no      no      any    any
    clients:get                 own     own     any    any      no       no       own     own     any    any
    clients:get_all             own     own     any    any      no       no       own     own     any    any
    clients:create              no      own     any    no       no       no       no      own     any    any
    clients:create_central      no      no      any    any      no       no       no      no      any    any
    clients:delete              no      own     any    no       no       no       no      own     any    any
    actions:get                 own     own     any    any      no       no       own     own     any    any
    actions:get_all             own     own     any    any      no       no       own     own     any    any
    actions:create              no      own     any    no       no       no       no      own     any    any
    actions:update              no      own     any    no       no       no       no      own     any    any
    actions:replace             no      own     any    no       no       no       no      own     any    any
    actions:delete              no      own     any    no       no       no       no      own     any    any
    backups:get                 own     own     any    any      no       no       own     own     any    any
    backups:get_all             own     own     any    any      no       no       own     own     any    any
    backups:create              no      own     any    any      no       no       no      own     any    any
    backups:update              no      own     any    any      no       no       no      own     any    any
    backups:delete              no      own     any    any      no       no       no      own     any    any
    sessions:get                own     own     any    any      no       no       own     own     any    any
    sessions:get_all            own     own     any    any      no       no       own     own     any    any
    sessions:create             no      own     any    no       no       no       no      own     any    any
    sessions:update             no      own     any    no       no       no       no      own     any    any
    sessions:replace            no      own     any    no       no       no       no      own     any    any
    sessions:delete             no      own     any    no       no       no       no      own     any    any
    sessions:action:create      no      own     any    no       no       no       no      own     any    any
    sessions:job:add            no      own     any    no       no       no       no      own     any    any
    sessions:job:remove         no      own     any    no       no       no       no      own     any    any
  `),
  tableOf(`
    rule                        unscoped  d-reader  d-member  d-admin  d-service  s-reader  s-member  s-admin
    jobs:get                    no        no        no        no       no         no        no        any
    jobs:get_all                no        no        no        no       no         no        no        any
    jobs:get_all_projects       no        no        no        no       no         no        no        any
    jobs:create                 no        no        no        no       no         no        no        any
    jobs:update                 no        no        no        no       no         no        no        any
    jobs:delete                 no        no        no        no       no         no        no        any
    jobs:event:create           no        no        no        no       no         no        no        any
    jobs:report                 no        no        no        no       no         no        no        any
    clients:get                 no        no        no        no       no         no        no        any
    clients:get_all             no        no        no        no       no         no        no        any
    clients:create              no        no        no        no       no         no        no        any
    clients:create_central      no        no        no        no       no         no        no        any
    clients:delete              no        no        no        no       no         no        no        any
    actions:get                 no        no        no        no       no         no        no        any
    actions:get_all             no        no        no        no       no         no        no        any
    actions:create              no        no        no        no       no         no        no        any
    actions:update              no        no        no        no       no         no        no        any
    actions:replace             no        no        no        no       no         no        no        any
    actions:delete              no        no        no        no       no         no        no        any
    backups:get                 no        no        no        no       no         no        no        any
    backups:get_all             no        no        no        no       no         no        no        any
    backups:create              no        no        no        no       no         no        no        any
    backups:update              no        no        no        no       no         no        no        any
    backups:delete              no        no        no        no       no         no        no        any
    sessions:get                no        no        no        no       no         no        no        any
    sessions:get_all            no        no        no        no       no         no        no        any
    sessions:create             no        no        no        no       no         no        no        any
    sessions:update             no        no        no        no       no         no        no        any
    sessions:replace            no        no        no        no       no         no        no        any
    sessions:delete             no        no        no        no       no         no        no        any
    sessions:action:create      no        no        no        no       no         no        no        any
    sessions:job:add            no        no        no        no       no         no        no        any
    sessions:job:remove         no        no        no        no       no         no        no        any
  `),
];

/** A rule or a token that the tables do not know fails its test. */
export function expected(tables: readonly Table[], rule: string, token: string): string | undefined {
  return tables.map((table) => table.get(rule)?.get(token)).find((cell) => cell !== undefined);
}

/** Rule by rule, what stands under each token. */
function tableOf(text: string): Table {
  const [[, ...tokens] = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  return new Map(
    rows.map(([rule = '', ...cells]) => [rule, new Map(tokens.map((token, i) => [token, cells[i] ?? '']))]),
  );
}

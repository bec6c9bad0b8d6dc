export const USAGE = `Moves backup plans into a table and out of it. docs/moving-in.md tells the whole way. After a restore of tables, it makes
the records of managed plans' backups anew: docs/upgrade.md.

npm run plans -- import --table NAME [--counts-table NAME] SOURCE (--expect N | --any-number) [--overwrite] [--report FILE]
npm run plans -- export --table NAME --to-file FILE [--project ID] [--for freezer-13]
npm run plans -- adopt --function NAME

  --table NAME            the jobs table: the stack's output JobsTableName
  --endpoint URL          DynamoDB elsewhere than at AWS; on loopback no credentials are needed
  --managed-clients LIST  the setting managedClients of the deployment; hci if not given
  --help                  this text

One source:

  --from-file FILE        JSON Lines, one plan a line; - for standard input
  --from-sql FILE         a dump of Freezer's table "jobs", by mysqldump or by sqlite3's .dump; - for standard input
  --from-api URL          a running Freezer; --auth-url URL or OS_AUTH_URL is its identity service
  --credentials FILE      whose plans to ask the API for, as Freezer 13 lists only one's own: a JSON list of objects
                          with the variables of "openrc" (OS_USERNAME, OS_PASSWORD, …); the environment if not given

How it is taken:

  --counts-table NAME     the stack's output CountsTableName: stored plans are counted there for the setting
                          plansPerProject, which does not limit an import; without it, a list of the project counts them
  --expect N              how many plans must be in the table afterwards of those that the source gives
  --any-number            instead of --expect: nobody knows
  --overwrite             the source wins where the table has a newer plan, or another one of the same time
  --report FILE           JSON Lines about each plan that was refused or kept as it is, and why

How it is given:

  --to-file FILE          JSON Lines that import takes back unchanged; - for standard output
  --project ID            only this project's plans, in the order of lists
  --for freezer-13        documents for Freezer 13 to create plans from; it says what is lost

Adoption:

  --function NAME         the runner's function: the stack's output RunnerFunctionName

Credentials and Region for AWS come from where the AWS command line takes them.
An import that was interrupted is run again: it stores nothing twice.
Exit code: 0 when all is done, 1 when a plan was refused or the number differs, 2 when it could not be done or finished.`;

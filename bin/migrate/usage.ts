export const USAGE = `Moves all documents of a Freezer into the tables of a deployment and out of them: clients, actions, sessions, plans
("jobs") and records of backups. docs/migrating.md tells the whole way. After a restore of tables, it makes the records of
managed plans' backups anew: docs/upgrade.md.

npm run migrate -- import TABLES SOURCE [--expect N | --any-number] [--dry-run] [--fix zones] [--overwrite]
                          [--report FILE] [--json]
npm run migrate -- export TABLES (--to-file FILE [--for freezer-13] | --to-api URL) [--project ID] [--report FILE]
npm run migrate -- adopt --function NAME

The tables:

  --stack NAME            the stack whose outputs name its tables, or instead
  --table KIND=NAME       a table, once for each of clients, actions, sessions, jobs, backups and counts; a kind without a
                          table is left out, and with "counts" imported plans count for the setting plansPerProject
  --only KINDS            of these only some, as clients,jobs
  --region NAME           if not that of AWS_REGION, AWS_DEFAULT_REGION or the profile
  --endpoint URL          DynamoDB elsewhere than at AWS; on loopback no credentials are needed
  --managed-clients LIST  the setting managedClients of the deployment; hci if not given

One source:

  --from-database URL     Freezer's database, MariaDB or MySQL: mysql://user@host:port/database, with ?socket=PATH for a local
                          server and ?ssl for TLS. The password comes from FREEZER_DB_PASSWORD or is asked for
  --tls-ca FILE           the certificates that the database's is checked against, if not the public ones
  --from-api URL          a running Freezer, without /v2; --auth-url URL or OS_AUTH_URL is its identity service
  --credentials FILE      whose documents to ask the API for, as Freezer 13 lists only one's own: a JSON list of objects
                          with the variables of "openrc" (OS_USERNAME, OS_PASSWORD, …). If not given, the environment,
                          or the cloud of OS_CLOUD in clouds.yaml
  --from-file FILE        JSON Lines as an export writes them, packed by gzip or not; - for standard input

How it is taken:

  --dry-run               does everything but write, and prints the same summary
  --expect N              how many documents of the source must be in the tables afterwards
  --any-number            instead of --expect: nobody knows. A database counts itself, and needs neither
  --fix zones             turns bounds of schedules that have an offset into UTC; agents cannot read them otherwise
  --overwrite             the source wins where the table has a newer document, or another one of the same time
  --report FILE           JSON Lines about each document that was refused or kept as it is, and why
  --json                  the summary as one JSON object

How it is given:

  --to-file FILE          JSON Lines that import takes back unchanged; - for standard output
  --for freezer-13        documents for Freezer 13 to create its own from; it says what is lost
  --to-api URL            has a running Freezer 13 create them, each as its owner, whose login --credentials must have
  --project ID            only this project's documents, in the order of lists

Adoption:

  --function NAME         the runner's function: the stack's output RunnerFunctionName

Credentials for AWS come from where the AWS command line takes them.
An import that was interrupted is run again: it stores nothing twice.
Exit code: 0 when all is done, 1 when a document was refused or the number differs, 2 when it could not be done or finished.`;

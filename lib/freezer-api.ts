import { Construct } from 'constructs';
import type { Resource } from '../functions/shared/contract/routes';
import { acknowledgeFindings } from './acknowledged-findings';
import { DocumentTable } from './document-table';
import { KeystoneAuthorizer } from './keystone-authorizer';
import { addResourceFunction, type Tables } from './resource-functions';
import { FreezerRestApi } from './rest-api';
import type { Settings } from './settings';

/** The whole service. The ids of its parts are for ever: docs/adr/0001-jobs-table.md. */
export class FreezerApi extends Construct {
  readonly restApi: FreezerRestApi;
  readonly tables: Tables;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const tables = {
      jobs: new DocumentTable(this, 'JobsTable', 'jobs'),
      clients: new DocumentTable(this, 'ClientsTable', 'clients'),
      actions: new DocumentTable(this, 'ActionsTable', 'actions'),
      backups: new DocumentTable(this, 'BackupsTable', 'backups'),
      sessions: new DocumentTable(this, 'SessionsTable', 'sessions'),
    };
    this.tables = tables;
    const functionOf = (resource: Resource) => addResourceFunction(this, resource, tables, settings);
    this.restApi = new FreezerRestApi(this, 'RestApi', {
      settings,
      authorizer: new KeystoneAuthorizer(this, 'Authorizer', settings).authorizer,
      functions: {
        discovery: functionOf('discovery'),
        jobs: functionOf('jobs'),
        clients: functionOf('clients'),
        actions: functionOf('actions'),
        backups: functionOf('backups'),
        sessions: functionOf('sessions'),
        fallback: functionOf('fallback'),
      },
    });
    acknowledgeFindings(this.restApi);
  }
}

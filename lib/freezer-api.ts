import { Annotations, Tags } from 'aws-cdk-lib';
import type { AlarmBase, Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import cdkJson from '../cdk.json';
import { runsPlans } from '../functions/contract/managed-runner';
import { type Resource, RESOURCES } from '../functions/contract/routes';
import { acknowledgeFindings } from './acknowledged-findings';
import { catalogCommands, catalogUrlOf } from './catalog-url';
import { CustomDomain } from './custom-domain';
import { deployedTables } from './deployed-tables';
import { documentTable } from './document-table';
import { eachOf } from './each-of';
import type { FreezerApiProps } from './freezer-api-props';
import { KeystoneAuthorizer } from './keystone-authorizer';
import { listWarnings } from './policy-warnings';
import { addResourceFunction, type Tables } from './resource-functions';
import { FreezerRestApi } from './rest-api';
import { Runner } from './runner/runner';
import { readSettings } from './settings/settings';
import type { Watched } from './watching/watched';
import { Watching } from './watching/watching';

export type { FreezerApiProps } from './freezer-api-props';
export { SettingError } from './settings/setting';

/** The whole service. The ids of its parts are for ever: docs/adr/0001-jobs-table.md. */
export class FreezerApi extends Construct {
  readonly restApi: FreezerRestApi;
  /** The URL for the service catalog. */
  readonly catalogUrl: string;
  /** The shell commands that put it there. */
  readonly catalogCommands: string;
  /** By the kind of document that is in them. */
  readonly tables: Tables;
  /** By the resource that they serve. */
  readonly functions: Readonly<Record<Resource, LambdaFunction>>;
  /** The function that runs managed plans, where the stack does. */
  readonly runner: LambdaFunction | undefined;
  /** The function that asks Keystone. */
  readonly authorizer: LambdaFunction;
  /** Where the setting `dashboard` is on. */
  readonly dashboard: Dashboard | undefined;
  /** Each has a section in docs/runbook.md; none where the setting `alarms` is off. */
  readonly alarms: readonly AlarmBase[];

  /** @throws SettingError for a property that is wrong or contradicts another, in one sentence. */
  constructor(scope: Construct, id: string, props: FreezerApiProps) {
    super(scope, id);
    // Ids and permissions follow from these; an app's own choice must not replace a table.
    for (const [flag, value] of Object.entries(cdkJson.context)) this.node.setContext(flag, value);
    const settings = readSettings({ ...props });
    for (const warning of listWarnings(settings.policyFile ?? {})) {
      Annotations.of(this).addWarningV2('policy', warning);
    }
    this.tables = eachOf(deployedTables(settings), (name) =>
      documentTable(this, `${capitalised(name)}Table`, name, settings),
    );
    const { authorizer, function: authorizerFunction } = new KeystoneAuthorizer(this, 'Authorizer', settings);
    this.functions = eachOf(RESOURCES, (resource) =>
      addResourceFunction(this, resource, this.tables, settings),
    );
    this.runner = runsPlans(settings.managedRunner)
      ? new Runner(this, 'Runner', this.tables, settings).function
      : undefined;
    this.restApi = new FreezerRestApi(this, 'RestApi', { settings, authorizer, functions: this.functions });
    this.authorizer = authorizerFunction;
    this.catalogUrl = catalogUrlOf(this.restApi, settings);
    this.catalogCommands = catalogCommands(this.catalogUrl, settings);
    acknowledgeFindings(this.restApi, settings);
    if (settings.domainName !== undefined) new CustomDomain(this, 'Domain', this.restApi, settings);
    if (settings.webAcl !== undefined) {
      const { stageArn: resourceArn } = this.restApi.deploymentStage;
      new CfnWebACLAssociation(this, 'WebAcl', { webAclArn: settings.webAcl, resourceArn });
    }
    const { alarms, dashboard } = new Watching(this, 'Watching', this.watched(), settings);
    this.alarms = alarms;
    this.dashboard = dashboard;
    for (const [key, value] of Object.entries(settings.tags)) Tags.of(this).add(key, value);
  }

  private watched(): Watched {
    const { restApi, authorizer, functions, runner, tables } = this;
    return { restApi, accessLog: restApi.accessLog, authorizer, functions, runner, tables };
  }
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

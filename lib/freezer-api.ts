import { Annotations, Tags } from 'aws-cdk-lib';
import type { AlarmBase, Dashboard, Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import cdkJson from '../cdk.json';
import { runsPlans } from '../functions/contract/managed-runner';
import { type Resource, RESOURCES } from '../functions/contract/routes';
import type { TableName } from '../functions/contract/tables';
import { acknowledgeFindings } from './acknowledged-findings';
import { catalogCommands, catalogUrlOf } from './catalog-url';
import { CustomDomain } from './custom-domain';
import { deployedTables } from './deployed-tables';
import { documentTable } from './document-table';
import { eachOf } from './each-of';
import type { FreezerApiProps } from './freezer-api-props';
import { KeystoneAuthorizer } from './keystone-authorizer';
import { letLogsUse } from './log-options';
import { withNetwork } from './network';
import { listWarnings } from './policy-warnings';
import { addResourceFunction, type Tables } from './resource-functions';
import { FreezerRestApi } from './rest-api';
import { Runner } from './runner/runner';
import { SettingError } from './settings/setting';
import { readSettings, type Settings } from './settings/settings';
import { tableDecryption } from './table-access';
import type { Watched } from './watching/watched';
import { Watching } from './watching/watching';

export type { FreezerApiProps } from './freezer-api-props';
export { SettingError } from './settings/setting';

/** The whole service. The ids of its parts are for ever: docs/adr/0001-jobs-table.md. */
export class FreezerApi extends Construct {
  readonly api: FreezerRestApi;
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
  private readonly watching: Watching;
  private readonly settings: Settings;

  /** @throws SettingError for a property that is wrong or contradicts another, in one sentence. */
  constructor(scope: Construct, id: string, props: FreezerApiProps) {
    super(scope, id);
    // Ids and permissions follow from these; an app's own choice must not replace a table.
    for (const [flag, value] of Object.entries(cdkJson.context)) this.node.setContext(flag, value);
    const settings = withNetwork(this, readSettings({ ...props }));
    this.settings = settings;
    if (typeof props.logKey === 'object') letLogsUse(props.logKey);
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
    this.api = new FreezerRestApi(this, 'RestApi', { settings, authorizer, functions: this.functions });
    this.authorizer = authorizerFunction;
    this.catalogUrl = catalogUrlOf(this.api, settings);
    this.catalogCommands = catalogCommands(this.catalogUrl, settings);
    acknowledgeFindings(this.api, settings);
    if (settings.domainName !== undefined) new CustomDomain(this, 'Domain', this.api, settings);
    if (settings.webAcl !== undefined) {
      const { stageArn: resourceArn } = this.api.deploymentStage;
      new CfnWebACLAssociation(this, 'WebAcl', { webAclArn: settings.webAcl, resourceArn });
    }
    this.watching = new Watching(this, 'Watching', this.watched(settings), settings);
    this.alarms = this.watching.alarms;
    this.dashboard = this.watching.dashboard;
    for (const [key, value] of Object.entries(settings.tags)) Tags.of(this).add(key, value);
  }

  /** Lets somebody read the documents of one kind, past the API. */
  grantRead(kind: TableName, grantee: IGrantable): Grant {
    const table = this.tables[kind];
    if (table === undefined) throw new SettingError(`There is no table of ${kind} in this deployment.`);
    for (const statement of tableDecryption(kind, table, this.settings)) {
      grantee.grantPrincipal.addToPrincipalPolicy(statement);
    }
    return table.grantReadData(grantee);
  }

  /** Requests of callers. */
  metricRequests(props?: MetricOptions): Metric {
    return this.api.deploymentStage.metricCount(props);
  }

  /** Requests of callers that failed by no fault of theirs: the sum is their number, the average their share. */
  metricServerErrors(props?: MetricOptions): Metric {
    return this.watching.logs.metric('ServerError').with({ ...props });
  }

  /** Milliseconds from a request to its response, as API Gateway sees it. */
  metricLatency(props?: MetricOptions): Metric {
    return this.api.deploymentStage.metricLatency(props);
  }

  private watched({ memorySize }: Settings): Watched {
    const { api, authorizer, functions, runner, tables } = this;
    return { restApi: api, accessLog: api.accessLog, authorizer, functions, runner, tables, memorySize };
  }
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

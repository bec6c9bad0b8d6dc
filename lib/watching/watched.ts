import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Resource } from '../../functions/contract/routes';
import type { Tables } from '../resource-functions';

/** What there is to watch. */
export interface Watched {
  readonly restApi: RestApi;
  readonly accessLog: ILogGroup;
  readonly authorizer: LambdaFunction;
  readonly functions: Readonly<Record<Resource, LambdaFunction>>;
  /** Where the stack runs managed plans. */
  readonly runner: LambdaFunction | undefined;
  readonly tables: Tables;
  /** Of each function, in MB. */
  readonly memorySize: number;
}

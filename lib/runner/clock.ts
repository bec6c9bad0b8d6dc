import { Aws, Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';

/** What was not done in a minute is done by the next tick, so no tick is tried again nor kept for later. */
const AGE = Duration.seconds(60);

/**
 * Wakes a function once a minute. Scheduler hands the event over and goes: Lambda invokes the function asynchronously, and would
 * by itself try twice more and keep events for six hours. CDK's own target for schedules is not used, because it lets its role
 * invoke every version of the function.
 */
export function addClock(
  scope: Construct,
  target: LambdaFunction,
  { running }: { readonly running: boolean },
): void {
  target.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: AGE });
  const group = `arn:${Aws.PARTITION}:scheduler:${Aws.REGION}:${Aws.ACCOUNT_ID}:schedule-group/default`;
  const role = new Role(scope, 'ClockRole', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID, 'aws:SourceArn': group } },
    }),
  });
  role.addToPolicy(
    new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [target.functionArn] }),
  );
  const clock = new CfnSchedule(scope, 'Clock', {
    description: 'Wakes the runner of managed backup plans',
    scheduleExpression: 'rate(1 minute)',
    flexibleTimeWindow: { mode: 'OFF' },
    state: running ? 'ENABLED' : 'DISABLED',
    target: {
      arn: target.functionArn,
      roleArn: role.roleArn,
      input: '{}',
      retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: AGE.toSeconds() },
    },
  });
  // Without its permission, the first ticks would be lost.
  clock.node.addDependency(role);
}

import { readSchedules } from '../../../../local/aws/scheduler/read-schedules';
import { templateOf } from '../template/builders';

const SCHEDULE = {
  ScheduleExpression: 'rate(1 minute)',
  FlexibleTimeWindow: { Mode: 'OFF' },
  State: 'ENABLED',
  Target: { Arn: { 'Fn::GetAtt': ['Runner', 'Arn'] }, Input: '{"shard":0}' },
};
const ONCE = { FunctionName: { Ref: 'Runner' }, Qualifier: '$LATEST', MaximumRetryAttempts: 0 };

function schedules(changes: object = {}) {
  return readSchedules(
    templateOf({
      Runner: ['AWS::Lambda::Function'],
      Once: ['AWS::Lambda::EventInvokeConfig', ONCE],
      Clock: ['AWS::Scheduler::Schedule', { ...SCHEDULE, ...changes }],
    }),
  );
}

it('reads rate, function, input and whether it is enabled', () => {
  expect(schedules()).toEqual([
    {
      id: 'Clock',
      everyMs: 60_000,
      enabled: true,
      functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:Runner',
      input: { shard: 0 },
    },
  ]);
  expect(schedules({ State: 'DISABLED' })).toMatchObject([{ enabled: false }]);
  expect(schedules({ State: undefined })).toMatchObject([{ enabled: true }]);
});

it.each([
  ['rate(5 minutes)', 300_000],
  ['rate(1 hour)', 3_600_000],
  ['rate(2 days)', 172_800_000],
])('understands %s', (ScheduleExpression, everyMs) => {
  expect(schedules({ ScheduleExpression })).toMatchObject([{ everyMs }]);
});

it.each<[object, string]>([
  [{ ScheduleExpression: 'cron(0 13 * * ? *)' }, 'ScheduleExpression of Clock .* must be a rate'],
  [{ ScheduleExpression: 'rate(0 minutes)' }, 'ScheduleExpression of Clock .* must be a rate'],
  [{ FlexibleTimeWindow: { Mode: 'FLEXIBLE' } }, 'FlexibleTimeWindow of Clock .* must be OFF'],
  [{ Target: { ...SCHEDULE.Target, Arn: 'arn:aws:sqs:us-east-1:123456789012:queue' } }, 'must be a function'],
  [{ Target: { ...SCHEDULE.Target, Input: 'no JSON' } }, 'an object in JSON'],
  [{ Target: { ...SCHEDULE.Target, Input: '7' } }, 'an object in JSON'],
])('stops the start over %j', (changes, message) => {
  expect(() => schedules(changes)).toThrow(new RegExp(message));
});

it.each<[string, object | undefined, string]>([
  ['there is no word on that', undefined, 'with an AWS::Lambda::EventInvokeConfig'],
  ['it is twice', { ...ONCE, MaximumRetryAttempts: 2 }, 'MaximumRetryAttempts of Once .* must be 0'],
  ['it is as often as Lambda likes', { ...ONCE, MaximumRetryAttempts: undefined }, 'must be 0'],
  ['that is of another version', { ...ONCE, Qualifier: 'live' }, 'Qualifier of Once .* must be \\$LATEST'],
  [
    'that is of another function',
    { ...ONCE, FunctionName: 'Other' },
    'with an AWS::Lambda::EventInvokeConfig',
  ],
])('stops the start where Lambda would try again: %s', (_case, invoke, message) => {
  const resources = {
    Runner: ['AWS::Lambda::Function'],
    Clock: ['AWS::Scheduler::Schedule', SCHEDULE],
  } as const;
  const once = invoke && { Once: ['AWS::Lambda::EventInvokeConfig', invoke] as const };
  expect(() => readSchedules(templateOf({ ...resources, ...once }))).toThrow(new RegExp(message));
});

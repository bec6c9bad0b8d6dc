import { isFields } from '../fields';
import type { Resource } from '../template/resource';
import type { Template } from '../template/template';

/** A schedule of the template. */
export interface Schedule {
  readonly id: string;
  readonly everyMs: number;
  readonly enabled: boolean;
  readonly functionArn: string;
  /** What the function gets. */
  readonly input: unknown;
}

const UNIT_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** @throws TemplateError for one that is not a rate, or whose function Lambda would try again. */
export function readSchedules(template: Template): readonly Schedule[] {
  const once = invokedOnce(template);
  return template.ofType('AWS::Scheduler::Schedule').map((schedule) => {
    const { Arn: functionArn, Input: input = '{}' } = schedule.fields('Target');
    if (typeof functionArn !== 'string' || !/:function:[^:]+$/.test(functionArn)) {
      throw schedule.wrong('Target', 'a function');
    }
    if (!once.includes(functionArn.replace(/^.*:/, ''))) {
      throw schedule.wrong('Target', 'a function with an AWS::Lambda::EventInvokeConfig');
    }
    return {
      id: schedule.id,
      everyMs: rateOf(schedule),
      enabled: schedule.optionalText('State') !== 'DISABLED',
      functionArn,
      input: inputOf(schedule, input),
    };
  });
}

/** Ids of the functions that Lambda does not try again, as it does by itself. */
function invokedOnce(template: Template): readonly string[] {
  return template.ofType('AWS::Lambda::EventInvokeConfig').map((config) => {
    if (config.number('MaximumRetryAttempts', 2) !== 0) throw config.wrong('MaximumRetryAttempts', '0');
    if (config.text('Qualifier') !== '$LATEST') throw config.wrong('Qualifier', '$LATEST');
    return config.text('FunctionName');
  });
}

function rateOf(schedule: Resource): number {
  const [, count, unit = ''] =
    /^rate\((\d+) (minute|hour|day)s?\)$/.exec(schedule.text('ScheduleExpression')) ?? [];
  const ms = Number(count) * (UNIT_MS[unit] ?? 0);
  if (!(ms > 0)) throw schedule.wrong('ScheduleExpression', 'a rate');
  if (schedule.fields('FlexibleTimeWindow')['Mode'] !== 'OFF')
    throw schedule.wrong('FlexibleTimeWindow', 'OFF');
  return ms;
}

function inputOf(schedule: Resource, text: unknown): unknown {
  try {
    const input: unknown = JSON.parse(String(text));
    if (isFields(input)) return input;
  } catch {
    // What is no JSON is told like what is no object.
  }
  throw schedule.wrong('Target', 'with an object in JSON as its input');
}

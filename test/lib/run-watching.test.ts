import { readFileSync } from 'node:fs';
import { RUN_METRICS } from '../../lib/watching/log-metrics';
import { RUNNING_PLANS } from '../support/every-setting';
import {
  type Listening,
  metricsOfAlarm,
  metricsOfAlarms,
  metricsOfDashboard,
  metricsOfFilters,
  ofType,
} from '../support/metrics-of';
import { type TemplateJson, templateOf } from '../support/template-of';

/** What an alarm listens to, with how it is judged. */
function judged(alarm: Readonly<Record<string, unknown>> | undefined): Readonly<Record<string, unknown>> {
  const queries = (alarm?.['Metrics'] ?? []) as readonly {
    readonly MetricStat: { readonly Metric: object };
  }[];
  return { ...alarm, ...queries[0]?.MetricStat, ...queries[0]?.MetricStat.Metric };
}

const sectionOf = ({ AlarmDescription: text }: Readonly<Record<string, unknown>>): string =>
  /#(\w+)$/.exec(String(text))?.[1] ?? '';

describe('a stack that runs managed plans', () => {
  let running: TemplateJson;
  let ofEveryStack: ReadonlySet<string>;
  beforeAll(() => {
    running = templateOf(RUNNING_PLANS);
    ofEveryStack = new Set(ofType(templateOf(), 'AWS::CloudWatch::Alarm').map(sectionOf));
  });
  const added = () =>
    Object.fromEntries(
      ofType(running, 'AWS::CloudWatch::Alarm')
        .map((properties) => [sectionOf(properties), properties] as const)
        .filter(([name]) => !ofEveryStack.has(name)),
    );

  it('has alarms about its clock, each with a section of the runbook', () => {
    const names = ['RunnerSilent', 'RunsOverdue', 'RunQuarantined', 'BlockStorageUnreachable'];
    expect(Object.keys(added()).sort()).toEqual(names.map((name) => name.toLowerCase()).sort());
    const sections = readFileSync('docs/runbook.md', 'utf8').split(/^## /m);
    for (const name of names) {
      const section = sections.find((text) => text.startsWith(`${name}\n`)) ?? `no section ${name}`;
      for (const part of ['**What it means.**', '**How to confirm.**', '**What to do.**']) {
        expect(section).toContain(part);
      }
    }
  });

  it('rings where the clock says nothing for five minutes, but not where it is paused', () => {
    expect(judged(added()['runnersilent'])).toMatchObject({
      MetricName: 'RunsOverdue',
      Stat: 'SampleCount',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
    const paused = templateOf({ ...RUNNING_PLANS, managedRunner: 'paused' });
    expect(JSON.stringify(paused)).not.toContain('RunnerSilent');
  });

  it('rings where starts are 15 minutes late, and where a run was given up', () => {
    expect(judged(added()['runsoverdue'])).toMatchObject({ Stat: 'Maximum', Threshold: 900, Period: 300 });
    expect(judged(added()['runquarantined'])).toMatchObject({ Stat: 'Sum', Threshold: 1, Period: 86_400 });
    for (const name of ['runsoverdue', 'runquarantined', 'blockstorageunreachable']) {
      expect(added()[name]).toMatchObject({
        TreatMissingData: 'notBreaching',
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      });
    }
  });

  it('rings for nothing that the owner of a plan can bring about', () => {
    const heard = Object.values(added()).flatMap((alarm) => metricsOfAlarm(alarm as Listening));
    expect(heard.filter((metric) => /RunsRefused|RunsFailed|RunsEnded|Errors/.test(metric))).toEqual([]);
  });

  it('counts what the runner says of itself, in its own log', () => {
    const filters = ofType(running, 'AWS::Logs::MetricFilter').flatMap((properties) => {
      const { FilterPattern, LogGroupName, MetricTransformations } = properties as {
        FilterPattern: string;
        LogGroupName: { Ref: string };
        MetricTransformations: readonly [{ MetricName: string; MetricValue: string }];
      };
      const [{ MetricName, MetricValue }] = MetricTransformations;
      const ofRunner = LogGroupName.Ref.includes('Runner');
      return MetricName in RUN_METRICS || ofRunner
        ? [{ MetricName, MetricValue, FilterPattern, ofRunner }]
        : [];
    });
    expect(filters.filter(({ ofRunner }) => !ofRunner)).toEqual([]);
    const patterns = filters.map(({ MetricName, MetricValue, FilterPattern }) => [
      MetricName,
      MetricValue,
      FilterPattern,
    ]);
    const ticks = '$.message.event = "tick"';
    expect(patterns).toEqual(
      expect.arrayContaining([
        ['RunsOverdue', '$.message.overdue_seconds', `{ ${ticks} && $.message.overdue_seconds >= 0 }`],
        ['RunsEnded', '1', '{ $.message.event = "run" }'],
        ['RunsFailed', '1', '{ $.message.event = "run" && $.message.result = "fail" }'],
        ['RunsRefused', '$.message.refused', `{ ${ticks} && $.message.refused >= 1 }`],
        ['RunQuarantined', '1', '{ $.message.event = "quarantined" }'],
        ['BlockStorageUnreachable', '1', '{ $.message.fault = "block_storage" }'],
        ['KeystoneUnreachable', '1', '{ $.message.fault = "keystone" }'],
        ['OwnFault', '1', '{ $.message.fault = "own" }'],
      ]),
    );
  });

  it('counts only what somebody reads, and shows no more than a free dashboard may', () => {
    for (const settings of [{}, { alarms: 'off' }, { dashboard: 'off' }]) {
      const less = templateOf({ ...RUNNING_PLANS, ...settings });
      const read = [...metricsOfAlarms(less), ...metricsOfDashboard(less)];
      expect(metricsOfFilters(less).filter((metric) => !read.includes(metric))).toEqual([]);
    }
    expect(metricsOfDashboard(running).length).toBeLessThanOrEqual(50);
    expect(metricsOfDashboard(running).join()).toContain('RunsRefused');
  });
});

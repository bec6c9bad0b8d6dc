import { readFileSync } from 'node:fs';
import { FAULTS } from '../../functions/contract/faults';
import { RESOURCES } from '../../functions/contract/routes';
import { ACCESS_LOG_FORMAT } from '../../lib/access-log';
import { LOG_METRICS } from '../../lib/watching/log-metrics';
import {
  type Listening,
  metricsOfAlarm,
  metricsOfAlarms,
  metricsOfDashboard,
  metricsOfFilters,
} from '../support/metrics-of';
import { changesBetween, type TemplateJson, templateOf } from '../support/template-of';

const ACCESS_LOG_FIELDS = Object.keys(JSON.parse(ACCESS_LOG_FORMAT.toString()) as object);
const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:on-call';

interface AlarmProperties extends Listening {
  readonly AlarmDescription: string;
  readonly TreatMissingData: string;
}

let template: TemplateJson;
beforeAll(() => {
  template = templateOf();
});
const ofType = (type: string): [id: string, properties: unknown][] =>
  Object.entries(template.Resources)
    .filter(([, { Type }]) => Type === type)
    .map(([id, { Properties }]) => [id, Properties]);
const named = (type: string) =>
  ofType(type).map(
    ([id, properties]) =>
      [/Alarms(\w+)[0-9A-F]{8}$/.exec(id)?.[1] ?? id, properties as AlarmProperties] as const,
  );
const alarms = () => named('AWS::CloudWatch::Alarm');
const composites = () => named('AWS::CloudWatch::CompositeAlarm');
/** Those that tell somebody; the others are windows of a composite one. */
const telling = () => [
  ...alarms().filter(([name]) => !name.startsWith('ErrorBudgetBurning')),
  ...composites().map(([name, properties]) => [name.replace(/Alarm$/, ''), properties] as const),
];
describe('metric filters', () => {
  const filters = () =>
    ofType('AWS::Logs::MetricFilter').map(([, properties]) => {
      const { FilterPattern, LogGroupName, MetricTransformations } = properties as {
        FilterPattern: string;
        LogGroupName: { Ref: string };
        MetricTransformations: readonly [{ MetricName: string; MetricNamespace: string }];
      };
      return { FilterPattern, log: LogGroupName.Ref, ...MetricTransformations[0] };
    });

  it('count each thing in each log that tells it', () => {
    for (const [name, { sources }] of Object.entries<{ sources: readonly string[] }>(LOG_METRICS)) {
      const logs = filters()
        .filter(({ MetricName }) => MetricName === name)
        .map(({ log }) => log);
      const expected = sources.flatMap((source) =>
        source === 'functions' ? RESOURCES.filter((resource) => resource !== 'discovery') : [source],
      );
      expect([name, new Set(logs).size]).toEqual([name, expected.length]);
      if (sources.includes('functions')) expect(logs.some((log) => log.includes('Discovery'))).toBe(false);
    }
  });

  it('are for fields and values that there are', () => {
    for (const { FilterPattern } of filters()) {
      const [, fault] = /\$\.message\.fault = "(\w+)"/.exec(FilterPattern) ?? [];
      if (fault !== undefined) expect(FAULTS).toContain(fault);
      for (const [, field = ''] of FilterPattern.matchAll(/\$\.([a-z_.]+)/g)) {
        expect([...ACCESS_LOG_FIELDS, 'message.fault', 'message.operation', 'message.outcome']).toContain(
          field,
        );
      }
    }
  });

  it('count only what an alarm or the dashboard reads', () => {
    const read = [...metricsOfAlarms(template), ...metricsOfDashboard(template)];
    expect(metricsOfFilters(template)).toHaveLength(Object.keys(LOG_METRICS).length);
    expect(metricsOfFilters(template).filter((metric) => !read.includes(metric))).toEqual([]);
  });

  it.each([{ alarms: 'off' }, { dashboard: 'off' }])('still do with %j, and are fewer', (settings) => {
    const less = templateOf(settings);
    const read = [...metricsOfAlarms(less), ...metricsOfDashboard(less)];
    expect(metricsOfFilters(less).length).toBeLessThan(metricsOfFilters(template).length);
    expect(metricsOfFilters(less).filter((metric) => !read.includes(metric))).toEqual([]);
  });

  it('tell a share of the requests that only a token opens: failed ones are 1, served ones 0', () => {
    const values = ofType('AWS::Logs::MetricFilter').flatMap(([, properties]) => {
      const { FilterPattern, MetricTransformations } = properties as {
        FilterPattern: string;
        MetricTransformations: readonly [{ MetricName: string; MetricValue: string }];
      };
      const [{ MetricName, MetricValue }] = MetricTransformations;
      return MetricName === 'ServerError' ? [[MetricValue, FilterPattern]] : [];
    });
    const behindToken = '$.resource != "/" && $.resource != "/healthcheck"';
    expect(values).toEqual([
      ['1', `{ $.status = "5*" && ${behindToken} }`],
      ['0', `{ $.status != "5*" && $.user_id != "-" && ${behindToken} }`],
    ]);
  });

  it('are in a namespace of this API alone', () => {
    expect(new Set(filters().map(({ MetricNamespace }) => MetricNamespace)).size).toBe(1);
    expect(filters()[0]?.MetricNamespace).toMatch(/^Freezer\/\w+$/);
  });
});

describe('alarms', () => {
  /** What an anonymous caller can bring about: refusals, throttling, crowds, errors of the authorizer and 4xx. */
  const ANYBODY = [
    ...['TokenRefused', 'TokenChecked', 'PolicyDenied', 'RequestThrottled', '4XXError', '5XXError'],
    ...['Throttles', 'Count', 'Errors'],
  ];
  /** This one needs that the authorizer says nothing, and that one is for crowds that keep everybody out. */
  const EXCEPTIONS: Readonly<Record<string, string>> = {
    AuthorizerSilent: 'TokenChecked',
    FunctionThrottled: 'Throttles',
  };

  it('are these', () => {
    expect(
      telling()
        .map(([name]) => name)
        .sort(),
    ).toEqual([
      'AuthorizerSilent',
      'ErrorBudgetBurning',
      'FunctionCrashed',
      'FunctionSlow',
      'FunctionThrottled',
      'KeystoneUnreachable',
      'OwnFault',
      'ServerErrorUnexplained',
      'StorageFilling',
      'StorageThrottled',
      'StorageUnavailable',
    ]);
  });

  it('cannot be rung by somebody without a token, but for crowds that keep everybody out', () => {
    for (const [name, alarm] of alarms()) {
      const heard = metricsOfAlarm(alarm)
        .map((metric) => (JSON.parse(metric) as readonly [string, string])[1])
        .filter((metric) => metric !== EXCEPTIONS[name]);
      expect(metricsOfAlarm(alarm).length).toBeGreaterThan(0);
      expect([name, heard.filter((metric) => ANYBODY.includes(metric))]).toEqual([name, []]);
      expect(JSON.stringify(alarm)).not.toMatch(/"Ref":"BackupDiscoveryFunction/);
    }
  });

  it('burn the budget of errors fast or slowly, in a long window and still in a short one', () => {
    const windows = alarms().filter(([name]) => name.startsWith('ErrorBudgetBurning'));
    expect(
      windows.map(([name, properties]) => {
        const { Threshold, EvaluationPeriods, Metrics } = properties as unknown as {
          Threshold: number;
          EvaluationPeriods: number;
          Metrics: readonly [{ MetricStat: { Period: number; Stat: string } }];
        };
        const { Period, Stat } = Metrics[0].MetricStat;
        return [
          name.replace('ErrorBudgetBurning', ''),
          Stat,
          EvaluationPeriods * Period,
          Threshold.toFixed(4),
        ];
      }),
    ).toEqual([
      ['FastBurn5Minutes', 'Average', 5 * 60, '0.0144'],
      ['FastBurn1Hour', 'Average', 3600, '0.0144'],
      ['SlowBurn30Minutes', 'Average', 30 * 60, '0.0060'],
      ['SlowBurn6Hours', 'Average', 6 * 3600, '0.0060'],
    ]);
    const [[, composite] = []] = composites();
    const rule = JSON.stringify(composite).replaceAll('\\"', '');
    expect(rule).toMatch(
      /FastBurn5Minutes.*AND ALARM.*FastBurn1Hour.*OR .*SlowBurn30.*AND ALARM.*SlowBurn6Hours/,
    );
  });

  it('do not ring where nothing is counted', () => {
    for (const [, alarm] of alarms()) expect(alarm.TreatMissingData).toBe('notBreaching');
  });

  it('each have a section of the runbook that says what it means, how to confirm it and what to do', () => {
    const sections = readFileSync('docs/runbook.md', 'utf8').split(/^## /m).slice(1);
    for (const [name, { AlarmDescription }] of telling()) {
      expect(AlarmDescription).toMatch(new RegExp(`^[A-Z].*\\. docs/runbook\\.md#${name.toLowerCase()}$`));
      const section = sections.find((text) => text.startsWith(`${name}\n`)) ?? `no section ${name}`;
      for (const part of ['**What it means.**', '**How to confirm.**', '**What to do.**']) {
        expect(section).toContain(part);
      }
    }
  });

  it('tell the topic of alarmTopic, when they begin and when they end, and nobody without it', () => {
    const changed = changesBetween(template, templateOf({ alarmTopic: TOPIC }));
    expect(Object.keys(changed)).toHaveLength(2 * telling().length);
    for (const value of Object.values(changed)) expect(value).toEqual([TOPIC]);
    expect(Object.keys(changed).filter((key) => key.endsWith('OKActions'))).toHaveLength(telling().length);
  });
});

describe('switched off', () => {
  const off = () => templateOf({ alarms: 'off', dashboard: 'off' });

  it('leave no metric filter, alarm or dashboard, and no output that names one', () => {
    const types = new Set(Object.values(off().Resources).map(({ Type }) => Type));
    expect([...types].filter((type) => /CloudWatch|MetricFilter/.test(type))).toEqual([]);
    expect(off().Outputs).not.toHaveProperty('DashboardName');
  });

  it('take nothing else away', () => {
    const changes = Object.keys(changesBetween(template, off()));
    expect(changes.filter((change) => !/^- AWS::(CloudWatch|Logs::MetricFilter)/.test(change))).toEqual([]);
  });

  it('make a topic of alarms a mistake', () => {
    expect(() => templateOf({ alarms: 'off', alarmTopic: TOPIC })).toThrow(
      'The setting alarmTopic says something of alarms, which are off.',
    );
  });
});

describe('outputs', () => {
  it('have the commands that register the service', () => {
    const commands = JSON.stringify(template.Outputs['CatalogCommands']?.Value);
    expect(commands).toContain('openstack service create --name freezer backup && ');
    for (const side of ['public', 'internal', 'admin'])
      expect(commands).toContain(`freezer ${side} https://`);
    const own = templateOf({ serviceType: 'freezer' }).Outputs['CatalogCommands'];
    expect(JSON.stringify(own)).toContain('--name freezer freezer && ');
  });
});

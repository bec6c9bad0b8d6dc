import { readFileSync } from 'node:fs';
import { FAULTS } from '../../functions/contract/faults';
import { RESOURCES } from '../../functions/contract/routes';
import { LOG_METRICS } from '../../lib/watching/log-metrics';
import { changesBetween, type TemplateJson, templateOf } from '../support/template-of';

const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:on-call';

interface AlarmProperties {
  readonly AlarmDescription: string;
  readonly MetricName?: string;
  readonly Namespace?: string;
  readonly Metrics?: readonly MetricQuery[];
  readonly TreatMissingData: string;
}
interface MetricQuery {
  readonly MetricStat?: { readonly Metric: { readonly Namespace: string; readonly MetricName: string } };
}

let template: TemplateJson;
beforeAll(() => {
  template = templateOf();
});
const ofType = (type: string): [id: string, properties: unknown][] =>
  Object.entries(template.Resources)
    .filter(([, { Type }]) => Type === type)
    .map(([id, { Properties }]) => [id, Properties]);
const alarms = () =>
  ofType('AWS::CloudWatch::Alarm').map(
    ([id, properties]) =>
      [/Alarms(\w+)[0-9A-F]{8}$/.exec(id)?.[1] ?? id, properties as AlarmProperties] as const,
  );
/** `namespace name` of what an alarm listens to. */
const listensTo = ({ Namespace, MetricName, Metrics = [] }: AlarmProperties): string[] => [
  ...(MetricName === undefined ? [] : [`${Namespace ?? ''} ${MetricName}`]),
  ...Metrics.flatMap(({ MetricStat }) =>
    MetricStat ? [`${MetricStat.Metric.Namespace} ${MetricStat.Metric.MetricName}`] : [],
  ),
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
      else expect(FilterPattern).toMatch(/\$\.(message\.outcome|status|response_type) /);
    }
  });

  it('are in a namespace of this API alone', () => {
    expect(new Set(filters().map(({ MetricNamespace }) => MetricNamespace)).size).toBe(1);
    expect(filters()[0]?.MetricNamespace).toMatch(/^Freezer\/\w+$/);
  });
});

describe('alarms', () => {
  /** What an anonymous caller can bring about: refusals, throttling, crowds, errors of the authorizer, 4xx and 5xx. */
  const ANYBODY = [
    'TokenRefused',
    'PolicyDenied',
    'RequestThrottled',
    '4XXError',
    '5XXError',
    'Throttles',
    'Count',
  ];

  it('are these', () => {
    expect(
      alarms()
        .map(([name]) => name)
        .sort(),
    ).toEqual([
      'AuthorizerSilent',
      'FunctionCrashed',
      'FunctionSlow',
      'KeystoneUnreachable',
      'OwnFault',
      'StorageThrottled',
      'StorageUnavailable',
    ]);
  });

  it('cannot be rung by somebody without a token', () => {
    for (const [name, alarm] of alarms()) {
      // This one needs that there is no verdict, and a refusal is one.
      const heard = listensTo(alarm)
        .map((one) => one.split(' ')[1])
        .filter((one) => name !== 'AuthorizerSilent' || one !== 'TokenRefused');
      expect(heard.length).toBeGreaterThan(0);
      expect([name, heard.filter((metric) => ANYBODY.includes(metric ?? ''))]).toEqual([name, []]);
      // The authorizer's errors are refused tokens, and discovery answers anybody.
      expect(JSON.stringify(alarm)).not.toMatch(/"Ref":"Backup(AuthorizerHandler|Discovery)Function/);
    }
  });

  it('do not ring where nothing is counted', () => {
    for (const [, alarm] of alarms()) expect(alarm.TreatMissingData).toBe('notBreaching');
  });

  it('each have a section of the runbook that says what it means, how to confirm it and what to do', () => {
    const sections = readFileSync('docs/runbook.md', 'utf8').split(/^## /m).slice(1);
    for (const [name, { AlarmDescription }] of alarms()) {
      expect(AlarmDescription).toMatch(new RegExp(`^[A-Z].*\\. docs/runbook\\.md#${name.toLowerCase()}$`));
      const section = sections.find((text) => text.startsWith(`${name}\n`)) ?? `no section ${name}`;
      for (const part of ['**What it means.**', '**How to confirm.**', '**What to do.**']) {
        expect(section).toContain(part);
      }
    }
  });

  it('tell the topic of alarmTopic, when they begin and when they end, and nobody without it', () => {
    const changed = changesBetween(template, templateOf({ alarmTopic: TOPIC }));
    expect(Object.keys(changed)).toHaveLength(2 * alarms().length);
    for (const value of Object.values(changed)) expect(value).toEqual([TOPIC]);
    expect(Object.keys(changed).filter((key) => key.endsWith('OKActions'))).toHaveLength(alarms().length);
  });
});

describe('the dashboard', () => {
  it('answers four questions', () => {
    const [[, properties] = []] = ofType('AWS::CloudWatch::Dashboard');
    const body = JSON.stringify(properties).replaceAll('\\"', '"');
    const questions = ['Is it up?', 'Is it fast?', 'Who is refused?', 'What does it cost?'];
    const at = questions.map((question) => body.indexOf(question));
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(at).not.toContain(-1);
    for (const name of [...RESOURCES, 'TokenRefused', 'PolicyDenied', 'ConsumedReadCapacityUnits']) {
      expect(body).toContain(name);
    }
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

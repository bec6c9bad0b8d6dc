import { readFileSync } from 'node:fs';
import { RUNNING_PLANS } from '../support/every-setting';
import { metricsOfAlarms, metricsOfDashboard, metricsOfFilters, ofType } from '../support/metrics-of';
import { templateOf } from '../support/template-of';

/** List prices of CloudWatch in us-east-1, USD a month. */
const PRICES = { alarmMetric: 0.1, compositeAlarm: 0.5, dashboard: 3, metric: 0.3 };

const page = readFileSync('docs/costs.md', 'utf8');
const sections = page.split(/^## /m).slice(1);

interface Row {
  readonly what: string;
  readonly usd: number;
  readonly arithmetic: string;
}

function rowsOf(section: string): readonly Row[] {
  return [...section.matchAll(/^\| ([^|]+) \| +\**([\d.]+)\** \| ([^|]*) \|/gm)].map(
    ([, what = '', usd = '', arithmetic = '']) => ({
      what: what.trim(),
      usd: Number(usd),
      arithmetic: arithmetic.trim(),
    }),
  );
}

function worth(arithmetic: string): number {
  return arithmetic
    .split(' + ')
    .map((term) => term.split(' × ').reduce((product, factor) => product * Number(factor), 1))
    .reduce((sum, term) => sum + term, 0);
}

describe('docs/costs.md', () => {
  it.each(sections.map((section) => [section.split('\n')[0] ?? '', rowsOf(section)] as const))(
    'reckons well: %s',
    (_title, rows) => {
      const parts = rows.filter(({ what }) => what !== '**in all**');
      expect(parts.length).toBeGreaterThanOrEqual(3);
      for (const { what, usd, arithmetic } of parts) {
        // Half a cent, and a little for binary fractions.
        expect([what, Math.abs(worth(arithmetic) - usd) < 0.005001]).toEqual([what, true]);
      }
      const sum = rows.find(({ what }) => what === '**in all**')?.usd ?? Number.NaN;
      const exact = parts.reduce((total, { arithmetic }) => total + worth(arithmetic), 0);
      expect(Math.abs(exact - sum)).toBeLessThan(0.02);
    },
  );

  it('counts what the default stack has, which is no more than 5 USD a month', () => {
    const template = templateOf();
    const [alarmMetrics, composites, dashboards] = [
      metricsOfAlarms(template).length,
      ofType(template, 'AWS::CloudWatch::CompositeAlarm').length,
      ofType(template, 'AWS::CloudWatch::Dashboard').length,
    ];
    const [idle = []] = sections.map(rowsOf);
    expect(idle.map(({ arithmetic }) => arithmetic).slice(0, 3)).toEqual([
      `${alarmMetrics} × 0.10`,
      `${composites} × 0.50`,
      `${dashboards} × 3.00`,
    ]);
    const usd =
      alarmMetrics * PRICES.alarmMetric + composites * PRICES.compositeAlarm + dashboards * PRICES.dashboard;
    expect(usd).toBeLessThanOrEqual(5);
  });

  it('counts what is more where the stack runs managed plans', () => {
    const running = templateOf(RUNNING_PLANS);
    const section = sections.find((text) => text.startsWith('Managed plans that the stack runs')) ?? '';
    const arithmetic = rowsOf(section).map((row) => row.arithmetic);
    expect(arithmetic).toContain(
      `${metricsOfAlarms(running).length - metricsOfAlarms(templateOf()).length} × 0.10`,
    );
    expect(ofType(running, 'AWS::CloudWatch::CompositeAlarm')).toHaveLength(1);
    expect(metricsOfDashboard(running).length).toBeLessThanOrEqual(50);
  });

  it('counts the metrics that filters write, and those that the dashboard shows', () => {
    const template = templateOf();
    const metrics = metricsOfFilters(template).length;
    expect(page).toContain(
      `At most ${metrics} of the stack's own have data, ${(metrics * PRICES.metric).toFixed(2)} a month`,
    );
    expect(metricsOfDashboard(template).length).toBeLessThanOrEqual(50);
    const methods = ofType(template, 'AWS::ApiGateway::Method').length;
    expect(page).toContain(
      `${methods} methods × 5 metrics × 0.30 are ${(methods * 5 * PRICES.metric).toFixed(2)}`,
    );
  });
});

describe('what nothing reads', () => {
  it('is not paid for: metrics by method are off', () => {
    const [stage] = ofType(templateOf(), 'AWS::ApiGateway::Stage');
    expect(stage?.['MethodSettings']).toEqual([expect.objectContaining({ MetricsEnabled: false })]);
  });
});

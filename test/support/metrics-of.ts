import type { TemplateJson } from './template-of';

/** A metric as CloudWatch tells it from others: namespace, name, and dimensions with their values. */
export type MetricId = string;

interface MetricStat {
  readonly Metric: {
    readonly Namespace: string;
    readonly MetricName: string;
    readonly Dimensions?: readonly { readonly Name: string; readonly Value: unknown }[];
  };
}
/** Of an alarm: one metric, or queries. */
export interface Listening {
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Dimensions?: MetricStat['Metric']['Dimensions'];
  readonly Metrics?: readonly { readonly MetricStat?: MetricStat }[];
}

/** What an alarm listens to, and so is paid for. */
export function metricsOfAlarm(properties: Listening): readonly MetricId[] {
  const { Namespace, MetricName, Dimensions, Metrics = [] } = properties;
  const own = Namespace !== undefined && MetricName !== undefined;
  const stats = own
    ? [{ Metric: { Namespace, MetricName, ...(Dimensions && { Dimensions }) } }]
    : Metrics.flatMap(({ MetricStat: stat }) => stat ?? []);
  return stats.map(({ Metric: { Namespace: namespace, MetricName: name, Dimensions: dimensions = [] } }) =>
    idOf(
      namespace,
      name,
      dimensions.flatMap(({ Name, Value }) => [Name, Value]),
    ),
  );
}

export interface Widget {
  readonly type: string;
  readonly properties: {
    readonly title?: string;
    readonly query?: string;
    readonly metrics?: readonly (readonly unknown[])[];
  };
}

/** The widgets of the dashboard; a resource's name in them is `{"Ref": …}` or the like, as text. */
export function widgetsOf(template: TemplateJson): readonly Widget[] {
  return ofType(template, 'AWS::CloudWatch::Dashboard').flatMap(({ DashboardBody: body }) => {
    const [, parts] = (body as { 'Fn::Join': [string, readonly unknown[]] })['Fn::Join'];
    const text = parts.map((part) =>
      typeof part === 'string' ? part : JSON.stringify(JSON.stringify(part)).slice(1, -1),
    );
    return (JSON.parse(text.join('')) as { widgets: readonly Widget[] }).widgets;
  });
}

export function metricsOfDashboard(template: TemplateJson): readonly MetricId[] {
  const shown = widgetsOf(template).flatMap(({ properties: { metrics = [] } }) =>
    metrics.flatMap(([namespace, name, ...rest]) =>
      typeof namespace === 'string' && typeof name === 'string'
        ? [idOf(namespace, name, rest.filter((each) => typeof each === 'string').map(parsed))]
        : [],
    ),
  );
  return [...new Set(shown)];
}

export function metricsOfAlarms(template: TemplateJson): readonly MetricId[] {
  return ofType(template, 'AWS::CloudWatch::Alarm').flatMap((properties) => metricsOfAlarm(properties));
}

/** What the metric filters write. */
export function metricsOfFilters(template: TemplateJson): readonly MetricId[] {
  const written = ofType(template, 'AWS::Logs::MetricFilter').map(({ MetricTransformations }) => {
    const [{ MetricNamespace, MetricName }] = MetricTransformations as readonly [
      { readonly MetricNamespace: string; readonly MetricName: string },
    ];
    return idOf(MetricNamespace, MetricName, []);
  });
  return [...new Set(written)];
}

export function ofType(
  { Resources: resources }: TemplateJson,
  type: string,
): readonly Readonly<Record<string, unknown>>[] {
  return Object.values(resources).flatMap(({ Type, Properties }) => (Type === type ? [Properties] : []));
}

function idOf(namespace: string, name: string, dimensions: readonly unknown[]): MetricId {
  return JSON.stringify([namespace, name, ...dimensions]);
}

/** A reference that stands in a text, as it is elsewhere. */
function parsed(value: unknown): unknown {
  return typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : value;
}

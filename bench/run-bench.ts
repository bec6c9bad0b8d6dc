import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lambdaNode } from '../test/support/lambda-node';
import { type Fixture, startFixture } from './contenders/fixture';
import { measureBundles } from './measures/bundles';
import { measureColdStarts } from './measures/cold-starts';
import { measureGrowth } from './measures/growth';
import { measureWarmCalls } from './measures/warm-calls';
import { measureWholeRequests } from './measures/whole-requests';
import { type Options, type Part, PARTS, parseOptions, USAGE } from './options';
import { loadNow, machine, versions } from './report/circumstances';
import type { PartReport } from './report/finding';
import { renderPage, targetsTable } from './report/page';
import { renderPlot } from './report/plot';
import { judge } from './report/verdict';

const DOCS = join(__dirname, '../docs');
const PLOT = 'benchmarks.svg';

/** Measures, prints what it found, and writes the page unless only a part was asked for. */
export async function runBench(args: readonly string[]): Promise<void> {
  const options = parseOptions(args);
  if (options.help) {
    console.log(USAGE);
    return;
  }
  // The SDK warns about Node 20, on which the load may run; what is deployed runs on Node 24.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  const node = lambdaNode() ?? process.execPath;
  const before = loadNow();
  const reports = await measure(options, node);
  const verdicts = reports.flatMap(({ findings }) => findings).map(judge);
  const sections = reports.flatMap((report) => report.sections);
  for (const { title, table } of sections) console.log(`\n${title}\n\n${table}`);
  if (verdicts.length > 0) console.log(`\n${targetsTable(verdicts)}`);
  if (!PARTS.every((part) => options.parts.includes(part))) return;
  const circumstances = {
    date: new Date().toISOString().slice(0, 10),
    command: options.command,
    machine: machine(),
    versions: versions(node),
    load: `${before} before, ${loadNow()} after`,
    plot: PLOT,
  };
  writeFileSync(join(DOCS, 'benchmarks.md'), renderPage(circumstances, verdicts, sections));
  writeFileSync(join(DOCS, PLOT), renderPlot(verdicts));
}

async function measure({ effort, parts }: Options, node: string): Promise<readonly PartReport[]> {
  const measures: Readonly<Record<Part, (fixture: Fixture) => PartReport | Promise<PartReport>>> = {
    'cold-starts': (fixture) => measureColdStarts(fixture, node, effort.coldRounds),
    'warm-calls': (fixture) => measureWarmCalls(fixture, node, effort),
    'whole-requests': () => measureWholeRequests(node, effort),
    growth: (fixture) => measureGrowth(fixture, node, effort),
    bundles: measureBundles,
  };
  const fixture = await startFixture();
  try {
    const reports: PartReport[] = [];
    for (const part of PARTS.filter((one) => parts.includes(one))) {
      const begin = performance.now();
      reports.push(await measures[part](fixture));
      console.error(`${part}: ${((performance.now() - begin) / 1000).toFixed(0)} s`);
    }
    return reports;
  } finally {
    await fixture.close();
  }
}

import { Annotations, App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import cdkJson from '../cdk.json';
import { FreezerStack } from './freezer-stack';
import { listWarnings } from './policy-file';
import { readSettings } from './settings';

export interface FreezerAppProps {
  /** Settings by name, for those who do not come through the `cdk` command. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Where the synthesized stack goes; the `cdk` command passes its own. */
  readonly outdir?: string;
}

/**
 * The CDK app with its one stack; its synthesis fails for any finding that is not acknowledged.
 * @throws SettingError
 */
export function createApp({ settings = {}, outdir }: FreezerAppProps = {}): App {
  const app = new App({
    context: { ...cdkJson.context, ...settings },
    ...(outdir !== undefined && { outdir }),
    analyticsReporting: false,
  });
  const read = readSettings(settingsIn(app));
  const stack = new FreezerStack(app, 'Freezer', read);
  for (const warning of listWarnings(read.policyFile ?? {}))
    Annotations.of(stack).addWarningV2('policy', warning);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}

function settingsIn(app: App): Readonly<Record<string, unknown>> {
  const context: unknown = app.node.getAllContext();
  return { ...(typeof context === 'object' ? context : {}) };
}

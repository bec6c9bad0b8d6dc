import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import cdkJson from '../cdk.json';
import type { FreezerApiProps } from './freezer-api-props';
import { FreezerStack } from './freezer-stack';
import { APP_SETTINGS } from './settings/app-settings';
import { readValues } from './settings/setting';

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
  const { stackName, ...props } = contextOf(app);
  new FreezerStack(app, readValues(APP_SETTINGS, { stackName }).stackName, props);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}

/** Whatever was given; the construct checks its part of it. */
function contextOf(app: App): FreezerApiProps & { readonly stackName?: unknown } {
  return app.node.getAllContext() as FreezerApiProps & { readonly stackName?: unknown };
}

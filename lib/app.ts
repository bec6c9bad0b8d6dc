import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import cdkJson from '../cdk.json';
import type { FreezerApiProps } from './freezer-api-props';
import { FreezerStack } from './freezer-stack';

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
  new FreezerStack(app, 'Freezer', propsIn(app));
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}

/** Whatever was given; the construct checks it. */
function propsIn(app: App): FreezerApiProps {
  return app.node.getAllContext() as FreezerApiProps;
}

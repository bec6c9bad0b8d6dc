import { createApp } from '../../lib/app';
import { type FunctionDefinition, readFunction } from '../../local/aws/lambda/function-definition';
import { localAccount } from '../../local/aws/template/account';
import { Template } from '../../local/aws/template/template';

/** The stack as `cdk deploy` would take it, bundles included. */
export interface DeployedStack {
  readonly template: unknown;
  /** @throws Error when no function's logical id has that in it. */
  readonly functionOf: (part: string) => FunctionDefinition;
}

/** @param outdir Gets the assets. */
export function synthesizeStack(outdir: string): DeployedStack {
  const settings = { keystoneUrl: 'https://keystone.example.com:5000' };
  const { template } = createApp({ settings, outdir }).synth().getStackByName('Freezer') as {
    readonly template: unknown;
  };
  const account = localAccount();
  const functions = new Template(template, account)
    .ofType('AWS::Lambda::Function')
    .map((lambda) => readFunction(lambda, outdir, account, {}));
  return {
    template,
    functionOf: (part) => {
      const found = functions.find(({ id }) => id.includes(part));
      if (!found) throw new Error(`The stack has no function for ${part}.`);
      return found;
    },
  };
}

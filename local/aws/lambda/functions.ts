import type { Template } from '../template/template';
import { TemplateError } from '../template/template-error';
import { readFunction } from './function-definition';
import { LambdaFunction } from './lambda-function';

/** All functions of the template, running. */
export interface Functions {
  /** @throws TemplateError when no function has this ARN. */
  readonly at: (arn: string) => LambdaFunction;
  readonly close: () => Promise<void>;
}

/** @throws TemplateError when one of them cannot be loaded; none is left running then. */
export async function startFunctions(
  template: Template,
  assembly: string,
  environment: Readonly<Record<string, string>>,
  onLog: (functionLogicalId: string, line: string) => void,
): Promise<Functions> {
  const definitions = template
    .ofType('AWS::Lambda::Function')
    .map((lambda) => readFunction(lambda, assembly, template.account, environment));
  const started = await Promise.allSettled(
    definitions.map(async (definition) => {
      const lambda = await LambdaFunction.start(definition, (line) => {
        onLog(definition.id, line);
      });
      return [definition.arn, lambda] as const;
    }),
  );
  const functions = new Map(
    started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])),
  );
  const close = async () => {
    await Promise.all([...functions.values()].map((lambda) => lambda.close()));
  };
  const failure = started.find((result) => result.status === 'rejected');
  if (failure) {
    await close();
    throw failure.reason;
  }
  return {
    at: (arn) => {
      const lambda = functions.get(arn);
      if (!lambda) throw new TemplateError(`The template has no function ${arn}.`);
      return lambda;
    },
    close,
  };
}

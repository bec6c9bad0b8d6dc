import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { listenLocally } from '../listen';
import { readAuthorizer, readMethods } from './gateway/api-definition';
import type { Route } from './gateway/gateway';
import { GatewayResponses } from './gateway/gateway-responses';
import { gatewayServer } from './gateway/serve';
import { TokenAuthorizer } from './gateway/token-authorizer';
import { type Functions, startFunctions } from './lambda/functions';
import { Clock } from './scheduler/clock';
import { readSchedules } from './scheduler/read-schedules';
import { localAccount } from './template/account';
import { Template } from './template/template';
import { TemplateError } from './template/template-error';

export interface ApiOptions {
  /** The parsed CloudFormation template. */
  readonly template: unknown;
  /** The cdk.out folder that the template was synthesized into. */
  readonly assembly: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Variables for every function, which win over the template's own. */
  readonly environment: Readonly<Record<string, string>>;
  /** Gets every line that a function writes. */
  readonly onLog: (functionLogicalId: string, line: string) => void;
  /** Sees each request first, and says whether it answered it. */
  readonly intercept?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Default us-east-1. */
  readonly region?: string;
}

export interface RunningApi {
  /** `http://127.0.0.1:<port>`; the API is at this root and below `/<stage>`. */
  readonly url: string;
  readonly stage: string;
  /** The schedules, which tick by themselves once it is started. */
  readonly clock: Clock;
  readonly close: () => Promise<void>;
}

/**
 * Serves the API of a synthesized stack on the loopback interface. docs/local-stack.md tells what is emulated.
 * @throws TemplateError when the template holds anything that would have to be skipped, or a function does not load.
 */
export async function startApi({
  assembly,
  port,
  environment,
  onLog,
  ...options
}: ApiOptions): Promise<RunningApi> {
  const template = new Template(options.template, localAccount(options.region));
  const stage = template.only('AWS::ApiGateway::Stage').text('StageName');
  const responses = new GatewayResponses(template.ofType('AWS::ApiGateway::GatewayResponse'));
  const schedules = readSchedules(template);
  const functions = await startFunctions(template, assembly, environment, onLog);
  try {
    const server = gatewayServer(
      {
        apiId: template.only('AWS::ApiGateway::RestApi').id,
        accountId: template.account.id,
        region: template.account.region,
        stage,
        routes: readRoutes(template, functions),
      },
      responses,
      options.intercept,
    );
    const clock = new Clock(schedules, functions.at);
    const url = await listenLocally(server, port);
    const close = async () => {
      clock.close();
      server.close();
      server.closeAllConnections();
      await Promise.all([once(server, 'close'), functions.close()]);
    };
    return { url, stage, clock, close };
  } catch (error) {
    await functions.close();
    throw error;
  }
}

function readRoutes(template: Template, functions: Functions): readonly Route[] {
  const authorizers = new Map(
    template.ofType('AWS::ApiGateway::Authorizer').map((resource) => {
      const { functionArn, ...options } = readAuthorizer(resource);
      const lambda = functions.at(functionArn);
      return [resource.id, new TokenAuthorizer({ ...options, invoke: (event) => lambda.invoke(event) })];
    }),
  );
  return readMethods(template).map((method) => {
    const lambda = functions.at(method.functionArn);
    if (method.authorizerId === undefined) return { ...method, lambda };
    const authorizer = authorizers.get(method.authorizerId);
    // Without this, a method would be open to anybody.
    if (!authorizer) throw new TemplateError(`The template has no authorizer ${method.authorizerId}.`);
    return { ...method, lambda, authorizer };
  });
}

import type { APIGatewayAuthorizerResult, APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import type { Fault } from '../contract/faults';
import type { Identity } from '../contract/identity';
import { TOKEN_PATTERN } from '../contract/token';
import { InvalidToken, ServiceError } from '../errors';
import { toAuthorizerContext } from '../http/authorizer-context';
import { mayCrossProjects, type Policy } from '../policy/policy';
import { describeError, logError, logInfo } from '../runtime/log';
import { gatePolicy } from './gate-policy';

export interface AuthorizeDependencies {
  /** Throws InvalidToken or ServiceError. */
  readonly validate: (token: string) => Promise<Identity>;
  readonly policy: Policy;
}

const TOKEN = new RegExp(TOKEN_PATTERN);

/**
 * The authorizer: a token in, an IAM policy and the caller's identity out.
 * API Gateway answers 401 to an error that says exactly `Unauthorized`, and 503 (our gateway response) to any other.
 */
export async function authorize(
  { authorizationToken: token, methodArn }: APIGatewayTokenAuthorizerEvent,
  { validate, policy }: AuthorizeDependencies,
): Promise<APIGatewayAuthorizerResult> {
  try {
    if (!TOKEN.test(token)) throw new InvalidToken('What was sent cannot be a token.');
    const identity = await validate(token);
    const crossProject = mayCrossProjects(policy, identity);
    logInfo({
      operation: 'authorize',
      outcome: 'accepted',
      user_id: identity.user_id,
      scope: identity.scope,
      project_id: identity.project_id,
      cross_project: crossProject,
    });
    return {
      // For the access log, which puts it between quotes as it is; an id out of a directory may hold any character.
      principalId: JSON.stringify(identity.user_id).slice(1, -1),
      policyDocument: gatePolicy(methodArn, identity, crossProject),
      context: toAuthorizerContext(identity),
    };
  } catch (error) {
    if (error instanceof InvalidToken) {
      logInfo({ operation: 'authorize', outcome: 'refused', reason: describeError(error) });
      throw new Error('Unauthorized');
    }
    const fault: Fault = error instanceof ServiceError ? 'keystone' : 'own';
    logError({ operation: 'authorize', outcome: 'unavailable', fault, reason: describeError(error) });
    throw new Error('Service Unavailable');
  }
}

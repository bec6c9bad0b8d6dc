import type { APIGatewayAuthorizerResult } from 'aws-lambda';
import { HTTP_METHODS } from '../contract/http-methods';
import type { Identity } from '../contract/identity';

/**
 * Where the API begins. Clients that were told a URL with a slash at its end ask with two, as both Freezers serve; whether
 * such a path still has both when it gets here, AWS does not say.
 */
const ROOTS = ['/v2', '//v2'] as const;

type PolicyDocument = APIGatewayAuthorizerResult['policyDocument'];

/**
 * The IAM policy that lets a token through the gate: everything under its own project (all projects if it may cross
 * them) and the version document. API Gateway caches it and holds it against requests of other paths too, so nothing
 * of the request's path goes in, only what Keystone said. One resource a verb: `*` in place of the verb would swallow
 * slashes and open other projects.
 *
 * @param methodArn `arn:aws:execute-api:region:account:api/stage/VERB/path`; whatever comes behind the stage is the
 *   caller's and is dropped.
 */
export function gatePolicy(methodArn: string, identity: Identity, crossProject: boolean): PolicyDocument {
  const stage = stageArn(methodArn);
  const own = identity.project_id === null ? [] : [`${identity.project_id}/*`];
  const opened = crossProject ? ['*'] : own;
  const resources = opened.flatMap((paths) =>
    HTTP_METHODS.flatMap((verb) => ROOTS.map((root) => `${stage}/${verb}${root}/${paths}`)),
  );
  return {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: [...versionDocument(stage), ...resources] },
    ],
  };
}

/** AWS does not say whether a slash at the end gets as far as here. */
function versionDocument(stage: string): readonly string[] {
  return ROOTS.flatMap((root) => [`${stage}/GET${root}`, `${stage}/GET${root}/`]);
}

/** A colon in the path would mislead a plain split; the first five are the ARN's own. */
function stageArn(methodArn: string): string {
  const match = /^(?:[^:/]*:){5}[^:/]+\/[^:/]+(?=\/)/.exec(methodArn);
  if (!match) throw new Error('The method ARN has no API and stage.');
  return match[0];
}

import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { RETRY_AFTER_SECONDS } from '../functions/contract/error-body';
import { GATEWAY_RESPONSES } from '../functions/contract/gateway-responses';
import { NOT_FOR_CACHES } from '../functions/contract/token';

/** Gives every answer that API Gateway writes itself the form of ours. */
export function addGatewayResponses(api: RestApi, keystonePublicUrl: string): void {
  for (const { type, status, body, challenge, retry } of GATEWAY_RESPONSES) {
    api.addGatewayResponse(`Response${type}`, {
      type: ResponseType.of(type),
      ...(status !== undefined && { statusCode: String(status) }),
      responseHeaders: constants({
        ...NOT_FOR_CACHES,
        ...(challenge && { 'WWW-Authenticate': `Keystone uri="${keystonePublicUrl}"` }),
        ...(retry && { 'Retry-After': String(RETRY_AFTER_SECONDS) }),
      }),
      templates: { 'application/json': JSON.stringify(body) },
    });
  }
}

/** API Gateway wants constants in single quotes. */
function constants(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `'${value}'`]));
}

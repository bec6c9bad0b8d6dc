import type { Resource } from '../template/resource';
import type { GatewayRequest } from './gateway-request';
import { OCCASIONS, type Refusal } from './refusal';

/** What goes over the wire, whoever wrote it. */
export interface HttpResponse {
  readonly status: number;
  /** A list is a repeated header. */
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string;
}

type Ids = Pick<GatewayRequest, 'id' | 'extendedId'>;

/** A gateway response of the template. */
interface Customisation {
  readonly status?: number;
  /** Header name to a quoted constant or a variable. */
  readonly headers: readonly (readonly [name: string, source: string])[];
  readonly template?: string;
}

const HEADER = 'gatewayresponse.header.';
const VARIABLE = /\$[A-Za-z]\w*(?:\.\w+)*/g;
const VARIABLES =
  /^\$context\.(?:requestId|extendedRequestId|error\.message|error\.messageString|error\.responseType|authorizer\.\w+)$/;
/** AWS lets nobody change these, not even through DEFAULT_4XX. */
const FIXED: readonly string[] = ['REQUEST_TOO_LARGE', 'URI_TOO_LONG', 'HEADERS_TOO_LARGE'];

/** The answers that API Gateway writes itself, as the template customises them. */
export class GatewayResponses {
  private readonly customisations: ReadonlyMap<string, Customisation>;

  /** @throws TemplateError for a variable or media type that has no local counterpart. */
  constructor(resources: readonly Resource[]) {
    this.customisations = new Map(
      resources.map((resource) => [resource.text('ResponseType'), customisation(resource)]),
    );
  }

  responseTo(refusal: Refusal, ids: Ids): HttpResponse {
    const { occasion } = refusal;
    const { status } = OCCASIONS[occasion];
    const custom = FIXED.includes(occasion)
      ? undefined
      : (this.customisations.get(occasion) ??
        this.customisations.get(status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX'));
    const valueOf = variables(refusal, ids);
    const headers = (custom?.headers ?? []).map(
      ([name, source]) =>
        [name, source.startsWith("'") ? source.slice(1, -1) : valueOf(`$${source}`)] as const,
    );
    return {
      status: custom?.status ?? status,
      headers: { 'Content-Type': 'application/json', ...Object.fromEntries(headers) },
      body: (custom?.template ?? '{"message":$context.error.messageString}').replace(VARIABLE, valueOf),
    };
  }
}

function variables({ occasion, context, message }: Refusal, ids: Ids): (variable: string) => string {
  const values: Readonly<Record<string, string>> = {
    '$context.requestId': ids.id,
    '$context.extendedRequestId': ids.extendedId,
    '$context.error.message': message,
    '$context.error.messageString': JSON.stringify(message),
    '$context.error.responseType': occasion,
  };
  // What the authorizer did not say is empty.
  return (variable) => values[variable] ?? context[variable.replace('$context.authorizer.', '')] ?? '';
}

function customisation(resource: Resource): Customisation {
  const { 'application/json': template, ...others } = resource.texts('ResponseTemplates');
  if (Object.keys(others).length > 0) throw resource.wrong('ResponseTemplates', 'for application/json only');
  for (const [variable] of template?.matchAll(VARIABLE) ?? []) {
    if (!VARIABLES.test(variable))
      throw resource.wrong('ResponseTemplates', `without ${variable} in the local stack`);
  }
  const status = resource.optionalText('StatusCode');
  return {
    ...(status !== undefined && { status: Number(status) }),
    ...(template !== undefined && { template }),
    headers: Object.entries(resource.texts('ResponseParameters')).map(([target, source]) => {
      const served = /^'.*'$/.test(source) || VARIABLES.test(`$${source}`);
      if (!target.startsWith(HEADER) || !served)
        throw resource.wrong('ResponseParameters', `without ${target}: ${source}`);
      return [target.slice(HEADER.length), source] as const;
    }),
  };
}

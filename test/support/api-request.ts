import type { ApiRequest } from '../../functions/http/api-request';
import { identity, PROJECT_ID } from './identity';
import { changeContext, job } from './job';

export interface RequestChanges extends Partial<Omit<ApiRequest, 'header' | 'body' | 'query'>> {
  readonly headers?: Readonly<Record<string, string>>;
  /** Written as JSON, unless it is text already. */
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
}

/** A request as operations get it, for the example plan; change what the case is about. */
export function apiRequest(changes: RequestChanges = {}): ApiRequest {
  const { headers = {}, body, query = {}, ...others } = changes;
  return {
    parameters: { project_id: PROJECT_ID, job_id: job().job_id },
    identity: identity({ roles: ['member'] }),
    context: changeContext(),
    may: () => true,
    rulesAllow: () => true,
    maySpanProjects: () => false,
    url: 'https://backup.example.com/',
    ...others,
    query: new Map(Object.entries(query)),
    header: (name) => headers[name],
    body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
  };
}

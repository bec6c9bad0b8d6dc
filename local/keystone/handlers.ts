import type { IncomingMessage } from 'node:http';
import { parseAuthRequest } from './auth-request';
import { authenticate } from './authenticate';
import type { CatalogEntry } from './catalog';
import type { Directory, TokenScope } from './directory';
import { versionDocument } from './discovery';
import { forbidden } from './errors';
import { type Answer, readBody } from './exchange';
import { callerToken, mayRevoke, mayShow, subjectToken } from './token-access';
import { tokenBody } from './token-body';
import type { Token, TokenStore } from './tokens';
import type { TrustStore } from './trusts';

/** What the handlers work on. */
export interface IdentityService {
  /** Without `/v3`. */
  readonly url: string;
  readonly directory: Directory;
  readonly tokens: TokenStore;
  readonly trusts: TrustStore;
  readonly catalog: (scope: TokenScope) => readonly CatalogEntry[];
}

interface Call {
  readonly request: IncomingMessage;
  readonly query: URLSearchParams;
  /** The last part of the path. */
  readonly id: string;
}

export type Handler = (service: IdentityService, call: Call) => Answer | Promise<Answer>;

/** 300, as Keystone answers although it has one version only. */
export const listVersions: Handler = ({ url }) => {
  return { status: 300, body: { versions: { values: [versionDocument(url)] } } };
};

export const showVersion: Handler = ({ url }) => {
  return { status: 200, body: { version: versionDocument(url) } };
};

export const issueToken: Handler = async (service, call) => {
  const request = parseAuthRequest(await readBody(call.request));
  const token = service.tokens.issue(authenticate(request, service));
  return tokenAnswer(201, token, service, call);
};

export const showToken: Handler = (service, call) => {
  return tokenAnswer(200, subjectToken(call.request.headers, service.tokens, mayShow), service, call);
};

/** Tokens that were got with this one stay valid; only the newest Keystone revokes them too. */
export const revokeToken: Handler = ({ tokens }, { request }) => {
  tokens.revoke(subjectToken(request.headers, tokens, mayRevoke));
  return { status: 204 };
};

export const showCatalog: Handler = ({ url, tokens, catalog }, { request }) => {
  const { scope } = callerToken(request.headers, tokens);
  if (scope.kind !== 'project') throw forbidden('Only a token of a project has a catalog.');
  return { status: 200, body: { catalog: catalog(scope), links: { self: `${url}/v3/auth/catalog` } } };
};

export const listProjects: Handler = ({ url, directory, tokens }, { request }) => {
  const { user } = callerToken(request.headers, tokens);
  const projects = directory.projectsOf(user).map(({ id, name, domain_id }) => ({
    id,
    name,
    domain_id,
    // A project at the top of the tree hangs below its domain.
    parent_id: domain_id,
    description: '',
    enabled: true,
    is_domain: false,
    tags: [],
    options: {},
    links: { self: `${url}/v3/projects/${id}` },
  }));
  const links = { next: null, self: `${url}/v3/auth/projects`, previous: null };
  return { status: 200, body: { projects, links } };
};

function tokenAnswer(status: number, token: Token, { catalog }: IdentityService, { query }: Call): Answer {
  const body = tokenBody(token, query.has('nocatalog') ? undefined : catalog(token.scope));
  return { status, headers: { 'X-Subject-Token': token.id }, body };
}

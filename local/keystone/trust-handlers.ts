import { badRequest, forbidden, notFound } from './errors';
import { readBody } from './exchange';
import { type Fields, isFields, objectAt, textAt } from './fields';
import type { Handler, IdentityService } from './handlers';
import { stableId } from './stable-id';
import { callerToken } from './token-access';
import { rolesHandedOn, type Trust } from './trusts';

const DENIED = 'You are not authorized to perform the requested action.';

/** Only the trustor makes a trust, and not with a token that is one's by a trust. */
export const createTrust: Handler = async (service, { request }) => {
  const { directory, tokens, trusts } = service;
  const caller = callerToken(request.headers, tokens);
  const wanted = newTrust(objectAt(await readBody(request), 'trust'));
  if (wanted.trustor_user_id !== caller.user.id || wanted.roles.length === 0) throw forbidden(DENIED);
  if (!directory.findUser({ id: wanted.trustee_user_id })) {
    throw notFound(`Could not find user: ${wanted.trustee_user_id}.`);
  }
  if (!rolesHandedOn(wanted, directory)) throw notFound(`Could not find role: ${wanted.roles.join()}.`);
  if (caller.trust) throw forbidden(DENIED);
  const trust = trusts.add(wanted);
  return { status: 201, body: { trust: { ...shown(trust, service), roles: trust.roles.map(role) } } };
};

/** One's own, given or received; without their roles, as in Keystone. */
export const listTrusts: Handler = (service, { request, query }) => {
  const { user } = callerToken(request.headers, service.tokens);
  const [trustor, trustee] = [query.get('trustor_user_id'), query.get('trustee_user_id')];
  if (trustor !== user.id && trustee !== user.id) throw forbidden(DENIED);
  const found = service.trusts.list(
    ({ trustor_user_id, trustee_user_id }) =>
      (trustor === null || trustor_user_id === trustor) && (trustee === null || trustee_user_id === trustee),
  );
  const links = { next: null, self: `${service.url}/v3/OS-TRUST/trusts`, previous: null };
  return { status: 200, body: { trusts: found.map((trust) => shown(trust, service)), links } };
};

export const showTrust: Handler = (service, { request, id }) => {
  const { user } = callerToken(request.headers, service.tokens);
  const trust = existing(service, id);
  if (![trust.trustor_user_id, trust.trustee_user_id].includes(user.id)) throw forbidden(DENIED);
  return { status: 200, body: { trust: { ...shown(trust, service), roles: trust.roles.map(role) } } };
};

/** The tokens that were got with it end with it. */
export const deleteTrust: Handler = (service, { request, id }) => {
  const { user } = callerToken(request.headers, service.tokens);
  const trust = existing(service, id);
  if (trust.trustor_user_id !== user.id) throw forbidden(DENIED);
  service.trusts.delete(trust);
  service.tokens.revokeTrust(trust);
  return { status: 204 };
};

function existing({ trusts }: IdentityService, id: string): Trust {
  const trust = trusts.find(id);
  if (!trust) throw notFound(`Could not find trust: ${id}.`);
  return trust;
}

function newTrust(fields: Fields): Omit<Trust, 'id'> {
  const { roles, impersonation } = fields;
  if (typeof impersonation !== 'boolean') throw badRequest("'impersonation' is a required property");
  return {
    trustor_user_id: textAt(fields, 'trustor_user_id'),
    trustee_user_id: textAt(fields, 'trustee_user_id'),
    project_id: textAt(fields, 'project_id'),
    impersonation,
    roles: Array.isArray(roles) ? roles.filter(isFields).map((entry) => textAt(entry, 'name')) : [],
  };
}

function shown(trust: Trust, { url }: IdentityService): object {
  const { roles: _later, ...fields } = trust;
  return {
    ...fields,
    expires_at: null,
    remaining_uses: null,
    deleted_at: null,
    redelegated_trust_id: null,
    redelegation_count: 0,
    links: { self: `${url}/v3/OS-TRUST/trusts/${trust.id}` },
  };
}

function role(name: string): object {
  return { id: stableId('role', name), name };
}

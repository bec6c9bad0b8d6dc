import type { TokenKindName } from './support/token-subjects';

/** What the API answers to a token: for a plan of its own project, of another one, and one that is not there. */
export type Answers = readonly [own: number, foreign: number, absent: number];

const EVERYWHERE: Answers = [200, 200, 404];
const OWN_PROJECT: Answers = [200, 403, 404];
const NOWHERE: Answers = [403, 403, 403];
const INVALID: Answers = [401, 401, 401];

export interface TokenKind {
  readonly kind: TokenKindName;
  /** Keystone's status when the token asks about itself. */
  readonly keystone: number;
  /** Ours, where the token validates itself. */
  readonly alone: Answers;
  /** Ours with a service credential, where that makes a difference. */
  readonly assisted?: Answers;
  /** It was used before, so that own plans are shown until API Gateway forgets the verdict. */
  readonly remembered?: true;
}

/**
 * Every kind of token that Keystone issues, and what becomes of it. "Own" is the project of the token, or of its user
 * where the token has none. Keystone gives 403 to tokens of EC2 credentials, with which nothing may be done in
 * Keystone, and to those of impersonating trusts, which say that they are somebody who did not log in.
 */
export const TOKEN_KINDS: readonly TokenKind[] = [
  { kind: 'reader', keystone: 200, alone: OWN_PROJECT },
  { kind: 'member', keystone: 200, alone: OWN_PROJECT },
  { kind: 'admin', keystone: 200, alone: EVERYWHERE },
  { kind: 'service', keystone: 200, alone: EVERYWHERE },
  { kind: 'role without rights', keystone: 200, alone: NOWHERE },
  { kind: 'user of another project', keystone: 200, alone: OWN_PROJECT },
  { kind: 'unscoped', keystone: 200, alone: NOWHERE },
  { kind: 'domain-scoped member', keystone: 200, alone: NOWHERE },
  { kind: 'domain-scoped admin', keystone: 200, alone: NOWHERE },
  { kind: 'system-scoped reader', keystone: 200, alone: NOWHERE },
  { kind: 'system-scoped admin', keystone: 200, alone: EVERYWHERE },

  { kind: 'application credential', keystone: 200, alone: OWN_PROJECT },
  { kind: 'application credential, empty list of rules', keystone: 200, alone: OWN_PROJECT },
  { kind: 'application credential, rule for this request', keystone: 200, alone: OWN_PROJECT },
  { kind: 'application credential, rule for another path', keystone: 200, alone: NOWHERE },
  { kind: 'application credential, rule for another verb', keystone: 200, alone: NOWHERE },
  { kind: 'application credential, rule for another service', keystone: 200, alone: NOWHERE },
  { kind: 'trust', keystone: 200, alone: OWN_PROJECT },
  { kind: 'impersonating trust', keystone: 403, alone: INVALID, assisted: OWN_PROJECT },
  { kind: 'EC2 credential', keystone: 403, alone: INVALID, assisted: OWN_PROJECT },

  { kind: 'expired', keystone: 401, alone: INVALID },
  { kind: 'revoked', keystone: 401, alone: INVALID },
  { kind: 'revoked after first use', keystone: 401, alone: INVALID, remembered: true },
  { kind: 'disabled user', keystone: 401, alone: INVALID },
  { kind: 'deleted user', keystone: 404, alone: INVALID },
  { kind: 'disabled project', keystone: 404, alone: INVALID },
  { kind: 'disabled domain', keystone: 404, alone: INVALID },
];

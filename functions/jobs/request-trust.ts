import type { ApiRequest } from '../http/api-request';
import type { Trusts } from '../keystone/trusts';
import type { JobKey } from './document/job';

/** Whose request it is: what a plan must have is had with this caller's rights. */
export type Caller = Pick<ApiRequest, 'identity' | 'header'>;

/**
 * The trust between the caller of one request and an account that runs plans. A request is about plans of one project,
 * for which one trust will do: also when a plan is written a second time, because of a concurrent change.
 */
export class RequestTrust {
  private trusted: Promise<string> | undefined;

  constructor(private readonly trusts: Pick<Trusts, 'findOrCreate'>) {}

  /**
   * The trust's id.
   * @param refused Of one that will not do.
   * @throws MissingCredentials ServiceError where there can be none.
   */
  idFor(
    { project_id }: Pick<JobKey, 'project_id'>,
    { identity: { user_id }, header }: Caller,
    refused?: string,
  ): Promise<string> {
    const token = header('x-auth-token') ?? '';
    this.trusted ??= this.trusts.findOrCreate({ token, user_id, project_id }, refused);
    return this.trusted;
  }
}

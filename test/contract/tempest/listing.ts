import type { Tenant } from './tenants';

/** tempest's `test_api_…_get_limit`; its newest version leaves out that a limit of 0 is refused. */
export async function expectLimits(tenant: Tenant, resource: string): Promise<void> {
  expect(await statuses(tenant, resource, 'limit', [2, 1])).toEqual([200, 200]);
  expect(await statuses(tenant, resource, 'limit', [-1, -2])).toEqual([400, 400]);
}

/** tempest's `test_api_…_get_offset`. */
export async function expectOffsets(tenant: Tenant, resource: string): Promise<void> {
  expect(await statuses(tenant, resource, 'offset', [1, 0])).toEqual([200, 200]);
  expect(await statuses(tenant, resource, 'offset', [-1, -2])).toEqual([400, 400]);
}

async function statuses(
  { ask }: Tenant,
  resource: string,
  parameter: string,
  values: readonly number[],
): Promise<readonly number[]> {
  const answers = values.map((value) => ask('GET', `${resource}?${parameter}=${value}`));
  return (await Promise.all(answers)).map(({ status }) => status);
}

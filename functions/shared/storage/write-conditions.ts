/** For a plan's first version. */
export const UNLESS_THERE = { ConditionExpression: 'attribute_not_exists(job_id)' } as const;

/**
 * For what goes over a certain version of a plan.
 * @param created_at Tells the plan from one that was removed and made anew under the same id, whose versions begin
 * with 1 again.
 */
export function onlyOver(version: number, created_at?: string) {
  const isVersion = '#version = :version';
  return {
    ConditionExpression: created_at === undefined ? isVersion : `${isVersion} AND created_at = :created_at`,
    ExpressionAttributeNames: { '#version': '_version' },
    ExpressionAttributeValues: {
      ':version': version,
      ...(created_at !== undefined && { ':created_at': created_at }),
    },
  };
}

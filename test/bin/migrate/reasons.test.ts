import { Reasons } from '../../../bin/migrate/reasons';

const refused = (at: string, reason: string) => ({
  at,
  kind: 'jobs' as const,
  outcome: 'refused' as const,
  reason,
});

it('counts reasons that differ only in what they quote, the most frequent first', () => {
  const reasons = new Reasons();
  reasons.add(refused('line 1', "'user_id' is a required property"));
  reasons.add(refused('line 1', "'project_id' is a required property"));
  for (const [n, value] of ["'a b'", "'c d'", "'2024-01-01'"].entries())
    reasons.add(refused(`line ${n + 2}`, `${value} is not of type 'string' (at client_id)`));
  reasons.add({ at: 'line 9', outcome: 'stored' });
  const of = { kind: 'jobs', outcome: 'refused' };
  expect(reasons.all).toEqual([
    { ...of, number: 3, first: 'line 2', reason: "'a b' is not of type 'string' (at client_id)" },
    { ...of, number: 1, first: 'line 1', reason: "'user_id' is a required property" },
    { ...of, number: 1, first: 'line 1', reason: "'project_id' is a required property" },
  ]);
});

it('stays small, whatever the reasons', () => {
  const reasons = new Reasons();
  const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
  for (const one of letters) for (const other of letters) reasons.add(refused('line 1', one + other));
  expect(reasons.all).toHaveLength(201);
  expect(reasons.all[0]).toMatchObject({ number: 476, reason: 'other reasons: the report has them' });
});

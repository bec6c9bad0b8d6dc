import { report } from '../../../bin/smoke/report';

const status = (expected: string, seen = expected) => ({
  part: 'status',
  expected,
  seen,
  ok: seen === expected,
});
const allow = (seen: string) => ({ part: 'allow', expected: '"GET"', seen, ok: seen === '"GET"' });

const FINE = { check: 'no token', findings: [status('401')] };
const OPTIONS = { check: 'OPTIONS', findings: [status('200'), allow('"GET"')] };

describe('report', () => {
  it('is a table with even columns', () => {
    expect(report([FINE, OPTIONS])).toBe(
      `
check     expected    seen        ok
--------  ----------  ----------  ---
no token  401         401         yes
OPTIONS   200, allow  200, allow  yes

All 2 checks are as expected.`.trimStart(),
    );
  });

  it('tells below the table what differs, and only that', () => {
    expect(report([FINE, { ...OPTIONS, findings: [status('200'), allow('none')] }])).toBe(
      `
check     expected    seen              ok
--------  ----------  ----------------  ---
no token  401         401               yes
OPTIONS   200, allow  200, other allow  NO

Not as expected: 1 of 2 checks.

OPTIONS
  allow
    expected  "GET"
    seen      none`.trimStart(),
    );
  });

  it('names what to correct, and how long answers took', () => {
    const correct = { document: 'docs/deviations.md', setting: 'getBodies' };
    const text = report([
      { ...FINE, ms: 900 },
      { ...FINE, ms: 20 },
      { check: 'list', findings: [status('200', '403')], ms: 30, correct },
    ]);
    expect(text).toContain('Answers took 30 ms in the median, the first one 900 ms.');
    expect(text).toMatch(/\n {2}correct {5}docs\/deviations\.md; setting getBodies$/);
  });

  it('shows why there was no answer', () => {
    const text = report([{ check: 'no token', findings: [status('401', 'no answer: socket hang up')] }]);
    expect(text).toContain('no token  401       no answer: socket hang up  NO');
  });
});

import { renderPage } from '../../bench/report/page';
import { judge } from '../../bench/report/verdict';
import { finding } from './finding';

const CIRCUMSTANCES = {
  date: '2026-11-26',
  command: 'npm run bench -- --quick',
  machine: '2 × CPU',
  versions: 'Node v24',
  load: '0.1, 0.2, 0.3',
  plot: 'benchmarks.svg',
};
const SECTION = { title: 'Cold starts', text: 'Fresh processes.', table: '| a |' };

it('shows every target with its figure, its verdict and the command', () => {
  const page = renderPage(CIRCUMSTANCES, [judge(finding())], [SECTION]);
  expect(page).toContain('`npm run bench -- --quick` on 2026-11-26');
  expect(page).toContain('![The targets, and how far we are](benchmarks.svg)');
  expect(page).toContain(
    '| jobs function: init | 20.0 (20.0–20.0) ms | plain handler | 40.0 (40.0–40.0) ms | 0.50 (0.50–0.50) | ≤ 0.70 | yes | `npm run bench -- --only cold-starts` |',
  );
  expect(page).toMatch(/## Cold starts\n\nFresh processes\.\n\n\| a \|\n$/);
  expect(page).not.toContain('Missed');
});

it('tells of every target that is missed', () => {
  const page = renderPage(CIRCUMSTANCES, [judge(finding({ target: { atMost: 0.4 } }))], []);
  expect(page).toContain('| **no** |');
  expect(page).toContain('### Missed\n\n- **jobs function: init**');
});

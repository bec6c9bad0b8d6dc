import { memorySection } from '../../bench/report/memory-sizes';

it('turns CPU time into waiting and money', () => {
  const rows = memorySection(1, 40).table.split('\n');
  // One vCPU: 1 ms and 4 ms of DynamoDB, which is 5 ms of 1.73 GB.
  expect(rows.at(-1)).toBe('| 1769 | 5.00 | 44.0 | 0.12 |');
  // A quarter of the memory is a quarter of the CPU.
  expect(rows.at(-3)).toMatch(/^\| 512 \| 7\.46 \| 142 \| /);
});

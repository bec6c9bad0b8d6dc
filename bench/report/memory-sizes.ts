import type { Section } from './finding';
import { number, table } from './table';

const SIZES_MB = [128, 256, 512, 1024, 1769];
/** AWS: at this size a function has one vCPU, and less of it in proportion below. */
const ONE_VCPU_MB = 1769;
/** USD for a GB-second on arm64 in us-east-1, and an assumed wait for DynamoDB. */
const PRICE = 0.0000133334;
const WAIT_MS = 4;

/** An estimate from measured CPU time, because memory is how one buys CPU from Lambda. */
export function memorySection(warmCpuMs: number, firstCallCpuMs: number): Section {
  return {
    title: 'Memory size',
    text:
      `What the measured CPU time comes to by the memory that a function is given: AWS gives it a share of one vCPU in proportion, ` +
      `all of it at ${ONE_VCPU_MB.toLocaleString('en')} MB. An estimate, with this machine's core for AWS's, ${WAIT_MS} ms for DynamoDB, and ` +
      'the price of arm64 in us-east-1; init itself gets more CPU than this. A deployment finds its own with AWS Lambda Power Tuning.',
    table: table(
      ['memory, MB', 'warm "show plan", ms', 'first call after init, ms', 'USD a million warm calls'],
      SIZES_MB.map((size) => {
        const share = Math.min(1, size / ONE_VCPU_MB);
        const warmMs = warmCpuMs / share + WAIT_MS;
        const usd = (Math.ceil(warmMs) / 1000) * (size / 1024) * PRICE * 1e6;
        return [String(size), number(warmMs), number(firstCallCpuMs / share + WAIT_MS), number(usd)];
      }),
    ),
  };
}

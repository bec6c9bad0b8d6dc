import type { Fields } from './seen';

/** A job that stops freezer-scheduler 13 from serving any job of its machine, or one that ends unseen. */
interface Poison {
  /** What is wrong with the job. */
  readonly name: string;
}

export interface Refused extends Poison {
  readonly changes: Fields;
  /** What the refusal is about. */
  readonly says: string;
}

export interface Mended extends Poison {
  readonly changes: { readonly job_schedule: Fields };
  /** What is stored in place of that. */
  readonly schedule: Fields;
}

const DATE = '2099-01-01T00:00:00';
const DAILY = { schedule_interval: '1 days' };
const BOUNDS = ['schedule_start_date', 'schedule_end_date'];

export const REFUSED: readonly Refused[] = [
  { name: 'event: remove', changes: { job_schedule: { event: 'remove' } }, says: 'event' },
  ...BOUNDS.map((key) => ({
    name: `${key}: another zone`,
    changes: { job_schedule: { ...DAILY, [key]: `${DATE}+01:00` } },
    says: key,
  })),
  {
    name: 'schedule_start_date: another zone, beside a date that comes first',
    changes: { job_schedule: { schedule_date: DATE, schedule_start_date: `${DATE}-05:00` } },
    says: 'schedule_start_date',
  },
  {
    name: 'schedule_hour: one that there is not',
    changes: { job_schedule: { schedule_hour: '25' } },
    says: 'schedule_hour',
  },
  { name: 'job_actions: null', changes: { job_actions: null }, says: 'job_actions' },
  ...[{ max_retries: 1 }, { freezer_action: null }, { freezer_action: 'exec' }].map((action) => ({
    name: `job_actions: ${JSON.stringify(action)}`,
    changes: { job_actions: [action] },
    says: 'freezer_action',
  })),
];

/** Its bounds are far from now, so that nobody waits for it. */
export const MENDED: readonly Mended[] = [
  ...['.5', 'Z', '.25+00:00'].map((rest) => ({
    name: `schedule_start_date: ${rest} at its end`,
    changes: { job_schedule: { ...DAILY, schedule_start_date: DATE + rest } },
    schedule: { ...DAILY, schedule_start_date: DATE },
  })),
  {
    name: 'schedule_end_date: Z at its end',
    changes: { job_schedule: { ...DAILY, schedule_start_date: DATE, schedule_end_date: `${DATE}Z` } },
    schedule: { ...DAILY, schedule_end_date: DATE },
  },
  {
    name: 'schedule_interval: two spaces',
    changes: { job_schedule: { schedule_interval: '1  days' } },
    schedule: DAILY,
  },
];

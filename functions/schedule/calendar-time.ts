const FORM = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;

/** Whether a text is `YYYY-MM-DDTHH:MM:SS` and such a time exists: 31 February does not, nor, to Python, the year 0. */
export function isCalendarTime(text: string): boolean {
  if (!FORM.test(text) || text.startsWith('0000')) return false;
  const time = new Date(`${text}Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}

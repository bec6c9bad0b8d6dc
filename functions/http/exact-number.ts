/** DynamoDB ends at 1e-130; whatever is nearer to zero would become another number or none. */
const SMALLEST = 1e-128;
/** A number of so few characters has no more digits than a double keeps. */
const SHORT = 15;

/**
 * Whether a number, as JSON spells it, is still the same decimal after JavaScript and DynamoDB kept it. Whole numbers up
 * to 2^53 - 1 are, and all others that a double writes back as they came: those with up to 15 significant digits, and
 * what another program wrote from a double of its own.
 */
export function isKeptExactly(number: string): boolean {
  const value = Number(number);
  const magnitude = Math.abs(value);
  if (magnitude > Number.MAX_SAFE_INTEGER || (magnitude < SMALLEST && magnitude > 0)) return false;
  const written = String(value);
  // The first two only save time: a body may hold half a million numbers.
  if (written === number || (magnitude > 0 && number.length <= SHORT)) return true;
  return decimalOf(written) === decimalOf(number);
}

/** The significant digits of a number and the power of ten of the last one: the same for all spellings of it. */
function decimalOf(number: string): string {
  const [mantissa = '', exponent = '0'] = number.replace(/^-/, '').toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = whole + fraction;
  // Loops, because an expression for zeros at the end starts anew at every zero in the middle.
  let [start, end] = [0, digits.length];
  while (start < end && digits[start] === '0') start++;
  while (end > start && digits[end - 1] === '0') end--;
  if (start === end) return '0';
  return `${digits.slice(start, end)}e${Number(exponent) - fraction.length + digits.length - end}`;
}

import { BadDataFormat } from '../../errors';
import type { Search } from '../../documents/search';
import type { StoredBackup } from './backup';

/**
 * What a search asks of the time of a backup: `time_after` and `time_before` in epoch seconds, both inclusive, as
 * Freezer had them while it kept records in Elasticsearch. A record without a time is in no span.
 * @returns undefined when the search asks for no time.
 * @throws BadDataFormat for a time that is no number.
 */
export function timeAsked({ others }: Search): ((backup: StoredBackup) => boolean) | undefined {
  const { time_after, time_before } = others;
  if (time_after === undefined && time_before === undefined) return undefined;
  const [first, last] = [
    seconds('time_after', time_after) ?? -Infinity,
    seconds('time_before', time_before) ?? Infinity,
  ];
  return ({ backup_metadata: { time_stamp } }) => {
    const time = typeof time_stamp === 'string' && time_stamp !== '' ? Number(time_stamp) : time_stamp;
    return typeof time === 'number' && first <= time && time <= last;
  };
}

function seconds(name: string, value: unknown): number | undefined {
  if (value === undefined || typeof value === 'number') return value;
  throw new BadDataFormat(`"${name}" of a search must be a number: seconds since 1970.`);
}

import type { Subject } from './judgement.js';

/** Until when the signed URL is good whose signature this is, in milliseconds; undefined where none stands around it. */
export function expiryOf({ before, after }: Pick<Subject, 'before' | 'after'>): number | undefined {
  const around = (before + after).replaceAll('%3A', ':').replaceAll('%3a', ':');
  const [, date, time] = /X-Amz-Date=(\d{8})T(\d{6})Z/i.exec(around) ?? [];
  const [, seconds] = /X-Amz-Expires=(\d{1,6})/i.exec(around) ?? [];
  if (date !== undefined && time !== undefined && seconds !== undefined) {
    const start = Date.parse(
      `${date.replace(/(....)(..)(..)/, '$1-$2-$3')}T${time.replace(/(..)(..)(..)/, '$1:$2:$3')}Z`,
    );
    return Number.isNaN(start) ? undefined : start + Number(seconds) * 1000;
  }
  // Of a shared access signature; some are given without a time.
  const [, end] = /[?&;]se=(\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z)?)/.exec(around) ?? [];
  const until = Date.parse(end ?? '');
  return Number.isNaN(until) ? undefined : until;
}

/** A name, the sign that gives it a value, and what may open the value. */
const GIVEN = /([A-Za-z0-9_.-]+)\\*["'`]?\]?[ \t]*(?:=>|:=|[:=])[ \t]*\\*["'`]?$/;
const REACH = 120;

/** Words that say which half of a pair it is, and nothing of which pair. */
const HALVES = new Set(
  (
    'access account acct api app application auth authorization client consumer credential credentials customer hmac id identifier ' +
    'key keyid keys login name oauth partner pass password private public pw pwd sec secret secretkey seed service sid static ' +
    'apikey accesskey accesskeyid secretaccesskey apisecret clientid clientsecret token tokens user userid username val value'
  ).split(' '),
);

/**
 * What is left of the name that the value at this place is given to, without the words for id and secret: `orders` for
 * `ORDERS_ACCESS_KEY_ID`. Undefined where there is no name, or nothing is left of it.
 */
export function discriminatorOf(bytes: Buffer, place: number): string | undefined {
  const [, name = ''] = GIVEN.exec(bytes.toString('latin1', Math.max(0, place - REACH), place)) ?? [];
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.filter((word) => word !== '' && !HALVES.has(word)).join(' ') || undefined;
}

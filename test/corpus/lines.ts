import { ALPHABETS, Draw } from './draw.js';
import { KNOWN_FORMATS } from './known-formats.js';
import { humanPassword, weakPassword } from './passwords.js';

/** One text of the corpus and where its secrets stand, as offsets of characters. */
export interface Sample {
  readonly kind: string;
  readonly path: string;
  readonly text: string;
  readonly labels: readonly Label[];
}

export interface Label {
  readonly start: number;
  readonly end: number;
  /** How the secret was made: `human`, `known:stripe-live`. */
  readonly made: string;
}

/**
 * Reads a file of templates and fills each `rounds` times with other values. A template begins with `#### kind path`;
 * `«made»` in it is a secret and `‹made›` looks like one.
 */
export function readSamples(file: string, rounds: number): Sample[] {
  const templates = file
    .split(/^#### /m)
    .slice(1)
    .map((block) => {
      const [head = '', ...lines] = block.split('\n');
      const at = head.indexOf(' ');
      return { kind: head.slice(0, at), path: head.slice(at + 1), body: lines.join('\n') };
    });
  return templates.flatMap(({ kind, path, body }, index) =>
    Array.from({ length: rounds }, (_none, round) => ({ kind, path, ...fill(body, new Draw(index * 1000 + round)) })),
  );
}

function fill(body: string, draw: Draw): { text: string; labels: readonly Label[] } {
  const labels: Label[] = [];
  let text = '';
  let from = 0;
  for (const match of body.matchAll(/«([\w:-]+)»|‹([\w:-]+)›/g)) {
    const [whole, secret, other] = match;
    text += body.slice(from, match.index);
    const made = secret ?? other ?? '';
    const { value, name } = make(made, draw);
    if (secret !== undefined) labels.push({ start: text.length, end: text.length + value.length, made: name });
    text += value;
    from = match.index + whole.length;
  }
  return { text: text + body.slice(from), labels };
}

function make(made: string, draw: Draw): { value: string; name: string } {
  const maker = MAKERS[made];
  if (maker !== undefined) return { value: maker(draw), name: made };
  const format = made === 'known' ? draw.pick(Object.keys(KNOWN_FORMATS)) : made.replace(/^known:/, '');
  const known = KNOWN_FORMATS[format];
  if (known === undefined) throw new RangeError(`corpus: ${made} names no way to make a value`);
  return { value: known(draw), name: `known:${format}` };
}

const encoded = (text: string): string => Buffer.from(text).toString('base64');

const MAKERS: Readonly<Record<string, (draw: Draw) => string>> = {
  human: (draw) => draw.pick([humanPassword, humanPassword, signed])(draw),
  weak: weakPassword,
  url: humanPassword,
  xml: humanPassword,
  field: humanPassword,
  connection: humanPassword,
  base62: (draw) => draw.text('base62', 20 + draw.below(21)),
  base62long: (draw) => draw.text('base62', 40 + draw.below(40)),
  base64: (draw) => draw.bytes(32).toString('base64'),
  base64long: (draw) => draw.bytes(96).toString('base64'),
  base64urllong: (draw) => draw.bytes(256).toString('base64url'),
  b64u43: (draw) => draw.bytes(32).toString('base64url'),
  b64human: (draw) => encoded(humanPassword(draw)),
  basic: (draw) => encoded(`${draw.pick(['deploy', 'robot', 'ann', 'svc-a'])}:${humanPassword(draw)}`),
  basicdoc: () => encoded(['user', 'password'].join(':')),
  hex: (draw) => draw.text('hex', 32),
  hex128: (draw) => draw.text('hex', 128),
  md5: (draw) => draw.text('hex', 32),
  sha1: (draw) => draw.text('hex', 40),
  sha256: (draw) => draw.text('hex', 64),
  uuid,
  symbols: (draw) => draw.text('symbols', 20).replace(/\\/g, 'x'),
  symbols50: (draw) => draw.text('symbols', 50),
  salt: (draw) => draw.text('symbols', 64),
  crypt8: (draw) => draw.text('base62', 8),
  crypt22: (draw) => draw.text('base62', 22),
  crypt53: (draw) => draw.text('base62', 53),
  crypt86: (draw) => draw.text('base62', 86),
  nats: (draw) => natsSeed(draw),
  'aws-secret': (draw) => draw.text('base64', 40),
  word: (draw) => draw.pick(['order', 'invoice', 'session', 'customer', 'shipping']),
  unsignedjwt: (draw) =>
    [{ alg: 'none' }, { sub: draw.text('digits', 9) }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.') + '.',
};

/** With the signs that policies ask for. */
function signed(draw: Draw): string {
  return `${humanPassword(draw)}${draw.pick(['!', '@', '#', '!!', '#1', '@1'])}`;
}

function uuid(draw: Draw): string {
  const hex = draw.text('hex', 32);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join('-');
}

/** Two bytes that say a user's seed, 32 of seed, CRC-16 of them, in base 32. */
function natsSeed(draw: Draw): string {
  const body = Buffer.concat([Buffer.from([(18 << 3) | 5, 0]), draw.bytes(32)]);
  let crc = 0;
  for (const byte of body) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = ((crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021) & 0xffff;
  }
  const bits = [...body, crc & 0xff, crc >> 8]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
    .padEnd(290, '0');
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABETS.base32.charAt(Number.parseInt(five, 2))).join('');
}

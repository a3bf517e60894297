// Credentials that nobody was given, in the form of a real one: an endpoint that lets them in would let anything in.
import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Probe } from './probe.js';

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const DIGITS = '0123456789';
const HEX = '0123456789abcdef';
const BASE62 = `${DIGITS}${UPPER}${LOWER}`;

/** Words and numbers at the start that say of what kind it is: `sk-ant-api03-`, `xoxb-`, `SG.`, `dop_v1_`. */
const PREFIX = /^(?:[A-Za-z]{1,10}[0-9]{0,2}[_.:-]+)+/;
/** `AIza`, `AKIA`: what begins a value that has no such word. */
const START_LENGTH = 4;
const LEAST_RANDOM = 12;
const CHECKSUM_LENGTH = 6;

/** Another secret of the same form, never the same one. */
export function madeUpSecret(secret: string, control: NonNullable<Probe['control']>): string {
  const prefix = prefixOf(secret);
  const body = isJwt(secret) ? madeUpJwt(secret) : `${prefix}${madeUp(secret.slice(prefix.length))}`;
  const made = control === 'random-crc32' ? withChecksum(body, prefix.length) : body;
  return made === secret ? `${made.slice(0, -1)}${other(made.slice(-1))}` : made;
}

/** A user or id that nobody has, of the same form. */
export function madeUpName(name: string): string {
  const prefix = prefixOf(name);
  return `${prefix}${madeUp(name.slice(prefix.length))}`;
}

function prefixOf(secret: string): string {
  if (/^[0-9a-f-]+$/i.test(secret)) return '';
  const words = PREFIX.exec(secret)?.[0] ?? '';
  if (words !== '' && secret.length - words.length >= LEAST_RANDOM) return words;
  return secret.length >= START_LENGTH + LEAST_RANDOM ? secret.slice(0, START_LENGTH) : '';
}

/** Each letter becomes another of its case and each digit a digit, hex stays hex, and the rest stays. */
function madeUp(text: string): string {
  if (/^[0-9a-f]+(?:-[0-9a-f]+)*$/.test(text)) return text.replaceAll(/[0-9a-f]/g, () => drawn(HEX));
  // A checksum at the end is of hex digits, and one that is not is refused for its form.
  const end = /[0-9a-f]{8}$/.exec(text)?.[0] ?? '';
  const start = text.slice(0, text.length - end.length);
  const made = start.replaceAll(/[a-z]|[A-Z]|[0-9]/g, (character) => drawn(alphabetOf(character)));
  return made + end.replaceAll(/./g, () => drawn(HEX));
}

function alphabetOf(character: string): string {
  if (/[0-9]/.test(character)) return DIGITS;
  return character === character.toLowerCase() ? LOWER : UPPER;
}

function other(character: string): string {
  if (!/[A-Za-z0-9]/.test(character)) return 'x';
  const alphabet = alphabetOf(character);
  return alphabet[(alphabet.indexOf(character) + 1) % alphabet.length] ?? 'x';
}

/** The rest of a division is near enough to even: nobody is to be unable to guess it, only to own it. */
function drawn(alphabet: string): string {
  return alphabet[randomBytes(2).readUInt16BE() % alphabet.length] ?? '';
}

function isJwt(secret: string): boolean {
  return /^eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+$/.test(secret);
}

/** The header stays and the claims stay JSON, about other subjects; no key has signed it. */
function madeUpJwt(secret: string): string {
  const [header = '', payload = '', signature = ''] = secret.split('.');
  let claims: unknown;
  try {
    claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch {
    return [header, payload, madeUp(signature)].join('.');
  }
  const text = JSON.stringify(claims, (_, value: unknown) => (typeof value === 'string' ? madeUp(value) : value));
  return [header, Buffer.from(text).toString('base64url'), madeUp(signature)].join('.');
}

/** What stands between prefix and checksum has its CRC32 behind it, in base62. */
function withChecksum(text: string, prefixLength: number): string {
  const body = text.slice(0, -CHECKSUM_LENGTH);
  let rest = crc32(body.slice(prefixLength)) >>> 0;
  let digits = '';
  for (let i = 0; i < CHECKSUM_LENGTH; i += 1) {
    digits = `${BASE62[rest % BASE62.length] ?? ''}${digits}`;
    rest = Math.floor(rest / BASE62.length);
  }
  return `${body}${digits}`;
}

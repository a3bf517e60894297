// Tokens and ids in Slack's published layouts, made anew on each run. None of them has a check to compute.
import { randomBytes, randomInt } from 'node:crypto';

const DIGITS = '0123456789';
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** `T`, `A`, `U`, `B` or `C` and ten capitals and digits. */
export function mintId(letter: 'T' | 'A' | 'U' | 'B' | 'C'): string {
  return `${letter}0${randomText(CAPITALS, 9)}`;
}

/** A token that never expires: of a bot with two numbers before its secret, of a user with three. */
export function mintLongLived(kind: 'bot' | 'user'): string {
  const [first, second, third] = [number(12), number(13), number(13)];
  if (kind === 'bot') return [['xo', 'xb'].join(''), first, second, randomText(BASE62, 24)].join('-');
  return [['xo', 'xp'].join(''), first, second, third, randomBytes(16).toString('hex')].join('-');
}

/** A token that expires: the prefix of the rotated ones before that of its kind. */
export function mintExpiring(kind: 'bot' | 'user'): string {
  return [['xo', 'xe.xox', kind === 'bot' ? 'b' : 'p'].join(''), '1', randomText(BASE62, 150)].join('-');
}

export function mintRefresh(): string {
  return [['xo', 'xe'].join(''), '1', randomText(BASE62, 146)].join('-');
}

export function mintAppLevel(appId: string): string {
  return [['xa', 'pp'].join(''), '1', appId, number(13), randomBytes(32).toString('hex')].join('-');
}

export function mintClientId(): string {
  return `${number(12)}.${number(13)}`;
}

export function mintClientSecret(): string {
  return randomBytes(16).toString('hex');
}

export function mintWebhookSecret(): string {
  return randomText(BASE62, 24);
}

function number(length: number): string {
  return `${String(randomInt(1, 10))}${randomText(DIGITS, length - 1)}`;
}

function randomText(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}

// Keys, tokens and ids in Google's published layouts, made anew on each run. None of them has a check to compute.
import { randomBytes, randomInt } from 'node:crypto';

/** 39 characters, of which the first six are always the same. */
export function mintApiKey(): string {
  return ['AI', 'za', 'Sy', randomBytes(25).toString('base64url').slice(0, 33)].join('');
}

export function mintAccessToken(): string {
  return ['ya', '29.c.', randomBytes(150).toString('base64url')].join('');
}

/** 40 hexadecimal digits, as in `private_key_id`. */
export function mintKeyId(): string {
  return randomBytes(20).toString('hex');
}

export function mintNumber(length: number): string {
  const rest = Array.from({ length: length - 1 }, () => String(randomInt(10)));
  return [String(randomInt(1, 10)), ...rest].join('');
}

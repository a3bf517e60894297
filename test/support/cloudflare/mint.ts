// Tokens and ids in Cloudflare's published layouts, made anew on each run. The check is computed here on its own, so that
// a mistake in the scanner's does not repeat itself; that it is a CRC-32 of the body is not the vendor's word.
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export type TokenForm = 'current' | 'legacy';

export function mintToken(kind: 'user' | 'account', form: TokenForm = 'current'): string {
  return form === 'legacy' ? randomText(40) : checked(kind === 'user' ? 'cfut' : 'cfat');
}

export function mintGlobalKey(form: TokenForm = 'current'): string {
  return form === 'legacy' ? randomBytes(19).toString('hex').slice(0, 37) : checked('cfk');
}

export function mintId(): string {
  return randomBytes(16).toString('hex');
}

/** The same id in every run. */
export function idOfName(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 32);
}

function checked(prefix: string): string {
  const body = randomText(40);
  return `${prefix}_${body}${crc32(body).toString(16).padStart(8, '0')}`;
}

function randomText(length: number): string {
  return Array.from({ length }, () => BASE62.charAt(randomInt(BASE62.length))).join('');
}

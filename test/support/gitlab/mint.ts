// Tokens in GitLab's two layouts, made anew on each run. The checksum is computed here on its own, so that a mistake in
// the scanner's does not repeat itself.
import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const PREFIX = ['gl', 'pat-'].join('');

/** The prefix and 20 random characters. */
export function mintLegacyToken(): string {
  return `${PREFIX}${randomBytes(15).toString('base64url')}`;
}

/** 16 random bytes with where the token belongs, its length in base36 and the CRC32 of all before it. */
export function mintRoutableToken(userId: number): string {
  const routing = `o:1\nu:${userId.toString(36)}`;
  const payload = Buffer.concat([randomBytes(16), Buffer.from(routing), Buffer.from([routing.length])]);
  const encoded = payload.toString('base64url');
  const head = `${PREFIX}${encoded}.01.${encoded.length.toString(36).padStart(2, '0')}`;
  return `${head}${crc32(head).toString(36).padStart(7, '0')}`;
}

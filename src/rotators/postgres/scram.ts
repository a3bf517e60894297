// What PostgreSQL stores instead of a password. We compute it here, so that no clear password is ever in a statement and
// none reaches the server's log. RFC 5802 and 7677; the text form is that of pg_authid.rolpassword.
import { createHash, createHmac, pbkdf2, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { SecretValue } from '../../core/secret-value.js';

/** What PostgreSQL itself uses unless `scram_iterations` says otherwise. */
const ITERATIONS = 4096;
const SALT_BYTES = 16;
/** A verifier from a server is input: above this we would rather not know than count for minutes. */
const MAX_ITERATIONS = 1_000_000;

/** A fresh verifier of the password: another salt, and so another text, each time. */
export async function scramVerifier(password: SecretValue): Promise<SecretValue> {
  const salt = randomBytes(SALT_BYTES);
  const bytes = Buffer.from(saslPrepared(password.reveal()), 'utf8');
  const salted = await promisify(pbkdf2)(bytes, salt, ITERATIONS, 32, 'sha256');
  const { storedKey, serverKey } = keysOf(salted);
  return new SecretValue(
    `SCRAM-SHA-256$${String(ITERATIONS)}:${salt.toString('base64')}$${storedKey.toString('base64')}:${serverKey.toString('base64')}`,
  );
}

/** Whether what the server stores for this role is the verifier of this password; undefined for an unknown form. */
export function verifierMatches(verifier: SecretValue, user: string, password: SecretValue): boolean | undefined {
  const stored = verifier.reveal();
  if (/^md5[0-9a-f]{32}$/.test(stored)) {
    const digest = createHash('md5').update(`${password.reveal()}${user}`, 'utf8').digest('hex');
    return timingSafeEqual(Buffer.from(stored), Buffer.from(`md5${digest}`));
  }
  const parts = /^SCRAM-SHA-256\$([0-9]{1,9}):([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]{44}):([A-Za-z0-9+/=]{44})$/.exec(
    stored,
  );
  if (parts === null) return undefined;
  const [, iterations = '', salt = '', storedKey = ''] = parts;
  const rounds = Number(iterations);
  if (rounds < 1 || rounds > MAX_ITERATIONS) return undefined;
  const bytes = Buffer.from(saslPrepared(password.reveal()), 'utf8');
  const salted = pbkdf2Sync(bytes, Buffer.from(salt, 'base64'), rounds, 32, 'sha256');
  const expected = Buffer.from(storedKey, 'base64');
  const actual = keysOf(salted).storedKey;
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function keysOf(salted: Buffer): { readonly storedKey: Buffer; readonly serverKey: Buffer } {
  const clientKey = createHmac('sha256', salted).update('Client Key').digest();
  const storedKey = createHash('sha256').update(clientKey).digest();
  return { storedKey, serverKey: createHmac('sha256', salted).update('Server Key').digest() };
}

/**
 * RFC 4013 as far as it changes a password that a client can send: other spaces become a space, invisible characters go,
 * the rest is NFKC. PostgreSQL takes a password as it is when it holds what the RFC prohibits, and so do we.
 */
function saslPrepared(password: string): string {
  if (/^[\x20-\x7e]*$/.test(password)) return password;
  const mapped = password
    .replace(/[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]/gu, ' ')
    .replace(/\u00ad|\u034f|\u1806|[\u180b-\u180d]|\u200c|\u200d|\u2060|[\ufe00-\ufe0f]|\ufeff/gu, '')
    .normalize('NFKC');
  return mapped === '' || /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\ufff9-\ufffd]/u.test(mapped) ? password : mapped;
}

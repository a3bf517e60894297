import { createHmac } from 'node:crypto';
import { AppError } from './errors.js';
import type { SecretValue } from './secret-value.js';

/** A shorter one could be guessed from a message and its signature. */
const MIN_SECRET_BYTES = 16;

/**
 * `t=SECONDS,v1=HEX`: HMAC-SHA-256 of `SECONDS.BODY`, so that an old message can be told from a new one. Fails with `config`
 * for a key that is too short, which `who` says whose it is.
 */
export function signMessage(who: string, secret: SecretValue, body: string, at: Date): string {
  const key = secret.reveal();
  if (Buffer.byteLength(key) < MIN_SECRET_BYTES) {
    throw new AppError('config', `${who}: secret: expected at least ${String(MIN_SECRET_BYTES)} bytes`, {
      hint: 'make one: openssl rand -hex 32',
    });
  }
  const seconds = String(Math.floor(at.getTime() / 1000));
  return `t=${seconds},v1=${createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex')}`;
}

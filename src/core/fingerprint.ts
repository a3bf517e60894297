import { createHash, createHmac } from 'node:crypto';
import type { SecretValue } from './secret-value.js';

/**
 * Names secrets by their value under a key, so that a fingerprint survives moves, rebases and better patterns and can't
 * be guessed from outside. The key belongs to an organization, a project or a user.
 */
export class FingerprintKey {
  readonly #key: Buffer;
  /** Short public name of the key, for reports and baselines. */
  readonly id: string;

  /** @param key 32 random bytes */
  constructor(key: Buffer) {
    if (key.length !== 32) throw new RangeError(`fingerprint key: expected 32 bytes: got ${String(key.length)}`);
    this.#key = key;
    this.id = createHash('sha256').update('unleak fingerprint key id v1\0').update(key).digest('hex').slice(0, 16);
  }

  /** `v1:` and 32 hex digits (128 bits). Equal values give equal fingerprints, whatever rule found them. */
  fingerprint(value: SecretValue): string {
    const mac = createHmac('sha256', this.#key).update('unleak fingerprint v1\0').update(value.reveal(), 'utf8');
    return `v1:${mac.digest('hex').slice(0, 32)}`;
  }
}

/** What `fingerprint` gives, as a pattern. */
export const FINGERPRINT = /^v1:[0-9a-f]{32}$/;

export function isFingerprint(text: string): boolean {
  return FINGERPRINT.test(text);
}

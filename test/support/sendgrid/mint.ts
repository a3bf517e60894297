import { randomBytes } from 'node:crypto';

export interface MintedKey {
  /** 16 random bytes. */
  readonly id: string;
  /** `SG.`, the id, a dot, 32 random bytes. */
  readonly value: string;
}

/** A key in SendGrid's layout, made anew on each run. */
export function mintKey(): MintedKey {
  const id = randomBytes(16).toString('base64url');
  return { id, value: [['S', 'G'].join(''), id, randomBytes(32).toString('base64url')].join('.') };
}

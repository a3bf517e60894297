import { randomBytes } from 'node:crypto';
import { FingerprintKey } from '../../core/fingerprint.js';
import type { Baseline } from '../../triage/baseline-file.js';
import { fingerprintKey, hasOrganizationKey } from './fingerprint-key.js';
import type { Io } from './io.js';

/** A key, and how the header of a baseline tells it. */
export interface Keyed {
  readonly key: FingerprintKey;
  readonly header: Omit<Baseline, 'accepted'>;
}

/** A key of the project's own: the user's would make findings of other projects known by it. */
export async function freshKey(io: Io): Promise<Keyed> {
  if (hasOrganizationKey(io.env)) {
    const { key } = await fingerprintKey({ env: io.env, cwd: io.cwd, mayCreate: false });
    return { key, header: { keyId: key.id, key: undefined } };
  }
  const bytes = randomBytes(32);
  const key = new FingerprintKey(bytes);
  return { key, header: { keyId: key.id, key: bytes } };
}

// Stripe's secrets, told by their prefix. None has a checksum.
import { SecretValue } from '../../core/secret-value.js';
import { randomPassword } from '../../platform/random.js';

export type StripeMode = 'live' | 'test';
export type StripeKeyKind = 'secret' | 'restricted' | 'publishable';

export interface StripeKeyForm {
  readonly kind: StripeKeyKind;
  readonly mode: StripeMode;
}

const KEY = /^(sk|rk|pk)_(live|test)_[A-Za-z0-9]{24,247}$/;
const SIGNING_SECRET = /^whsec_[A-Za-z0-9+/]{32,64}={0,2}$/;
const KINDS: Readonly<Record<string, StripeKeyKind>> = { sk: 'secret', rk: 'restricted', pk: 'publishable' };
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** What a whole API key is by its prefix; undefined for anything else. */
export function keyForm(secret: SecretValue): StripeKeyForm | undefined {
  const [, prefix = '', mode] = KEY.exec(secret.reveal()) ?? [];
  const kind = KINDS[prefix];
  return kind === undefined ? undefined : { kind, mode: mode === 'live' ? 'live' : 'test' };
}

export function isSigningSecret(secret: SecretValue): boolean {
  return SIGNING_SECRET.test(secret.reveal());
}

/** A key that Stripe never issued, of the form of one that it might have. */
export function madeUpKey({ kind, mode }: StripeKeyForm): SecretValue {
  const prefix = kind === 'secret' ? 'sk' : 'rk';
  return new SecretValue(`${prefix}_${mode}_51${randomPassword({ length: 97, alphabet: ALPHABET })}`);
}

/** An id that no endpoint has. */
export function madeUpEndpointId(): string {
  return `we_1${randomPassword({ length: 23, alphabet: ALPHABET })}`;
}

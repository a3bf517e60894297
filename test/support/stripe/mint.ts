// Values in Stripe's formats, made when a test runs.
import { randomPassword } from '../../../src/platform/random.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const letters = (length: number): string => randomPassword({ length, alphabet: ALPHABET });

export type KeyKind = 'secret' | 'restricted' | 'publishable';

/** `acct_1` and 16 characters, which stand in the account's keys and objects too. */
export const mintAccountId = (): string => `acct_1${letters(16)}`;

/** With the account and 81 random characters, 99 behind the prefix; Stripe's keys have no checksum. */
export function mintKey(kind: KeyKind, isLive: boolean, accountId: string): string {
  const prefix = { secret: 'sk', restricted: 'rk', publishable: 'pk' }[kind];
  const body = ['51', accountId.slice('acct_1'.length), letters(69), '00', letters(10)].join('');
  return [prefix, isLive ? 'live' : 'test', body].join('_');
}

export const mintSigningSecret = (): string => ['whsec', letters(32)].join('_');

/** As `we_1Pgc6y...`: a letter of time, then what is random. */
export const mintId = (prefix: 'we' | 'ch' | 'cus' | 're'): string =>
  prefix === 'cus' ? `cus_${letters(14)}` : `${prefix}_1${letters(23)}`;

export const mintRequestId = (): string => `req_${letters(14)}`;

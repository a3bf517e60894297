// Ways to log in and the passwords behind them. An account takes one or several beside each other; a password is one of
// them, kept as a sum that we can compare with and make ourselves.
import { createHash } from 'node:crypto';
import type { SecretValue } from '../../core/secret-value.js';
import { randomPassword, URL_SAFE_ALPHABET } from '../../platform/random.js';
import { shaCrypt } from './sha-crypt.js';

/** One way to log in: a plugin and what it compares with. */
export interface Method {
  readonly plugin: string;
  readonly authentication: string;
}

export interface Account {
  readonly user: string;
  readonly host: string;
  readonly isLocked: boolean;
  readonly methods: readonly Method[];
  /** Asks for more than a password. */
  readonly hasFurtherFactors?: boolean;
}

/** What an account shall take from now on. */
export interface Change {
  readonly account: Account;
  readonly methods: readonly Method[];
}

export const NATIVE = 'mysql_native_password';
const CACHING_SHA2 = 'caching_sha2_password';
const SHA256 = 'sha256_password';

/** Ways to log in that take no password, so that a leaked one can't be theirs. */
const WITHOUT_PASSWORD: ReadonlySet<string> = new Set(['unix_socket', 'auth_socket', 'gssapi', 'mysql_no_login']);

/** The servers refuse longer ones for these sums; the work grows with the length. */
const MAX_PASSWORD_BYTES = 256;
/** The servers' default is 5000. More than this takes about a second, and the sum counts as one that we can't compare. */
const MAX_ROUNDS = 200_000;
const DEFAULT_ROUNDS = 5000;
const SALT_LENGTH = 20;
const LETTERS_AND_DIGITS = URL_SAFE_ALPHABET.slice(0, 62);

/** A sum in the form of each plugin of which nobody will ever find a password. */
const NOBODY: Readonly<Record<string, string>> = {
  [NATIVE]: `*${'0'.repeat(40)}`,
  [CACHING_SHA2]: `$A$005$${'unleak'.padEnd(SALT_LENGTH, '.')}${'.'.repeat(43)}`,
  [SHA256]: `$5$${'unleak'.padEnd(SALT_LENGTH, '.')}$${'.'.repeat(43)}`,
};
/** What MariaDB itself writes where no password shall ever fit. */
const MARIADB_NOBODY = 'invalid';

export function takes(account: Account, password: SecretValue): boolean {
  return account.methods.some((method) => fits(method, password));
}

/** Nobody gets in with a password: an emergency took the last one away. */
export function takesNobody(account: Account): boolean {
  return account.methods.some(isNobody);
}

/** One and the same sum stands there twice. */
export function hasTwice({ methods }: Account): boolean {
  return methods.some((method, index) => methods.findIndex((other) => isSame(other, method)) < index);
}

/** Whether the account keeps a password in a form that we can not compare with. */
export function keepsUnknownPassword({ methods }: Account): boolean {
  return methods.some((method) => !WITHOUT_PASSWORD.has(method.plugin) && !isComparable(method));
}

/** The methods with that password at the end, under the plugin that the account's passwords have; it ends `nobody`. */
export function withPassword(methods: readonly Method[], added: SecretValue): readonly Method[] {
  const kept = methods.filter((method) => !isNobody(method));
  if (kept.some((method) => fits(method, added))) return kept;
  const plugin = methods.find(keepsPassword)?.plugin ?? NATIVE;
  return [...kept, methodFor(plugin, added)];
}

/** The methods without that password; where no password is left, none will ever fit. */
export function withoutPassword(methods: readonly Method[], removed: SecretValue): readonly Method[] {
  const left = methods.filter((method) => !fits(method, removed));
  if (left.some(keepsPassword)) return left;
  const plugin = methods.find(keepsPassword)?.plugin ?? NATIVE;
  return [...left, { plugin, authentication: NOBODY[plugin]! }];
}

export function isSame(one: Method, other: Method): boolean {
  return one.plugin === other.plugin && comparable(one) === comparable(other);
}

/** Only the hex digits of a native sum come in two spellings. */
function comparable({ plugin, authentication }: Method): string {
  return plugin === NATIVE ? authentication.toUpperCase() : authentication;
}

export function isNobody({ plugin, authentication }: Method): boolean {
  return authentication === NOBODY[plugin] || (plugin === NATIVE && authentication === MARIADB_NOBODY);
}

function keepsPassword({ plugin }: Method): boolean {
  return Object.hasOwn(NOBODY, plugin);
}

/** A password's method, with a fresh salt where there is one. The server could not tell it from one that it made. */
export function methodFor(plugin: string, password: SecretValue): Method {
  const salt = randomPassword({ length: SALT_LENGTH, alphabet: LETTERS_AND_DIGITS });
  switch (plugin) {
    case CACHING_SHA2:
      return { plugin, authentication: `$A$005$${salt}${shaSum(password, salt, DEFAULT_ROUNDS)}` };
    case SHA256:
      return { plugin, authentication: `$5$${salt}$${shaSum(password, salt, DEFAULT_ROUNDS)}` };
    default:
      return { plugin: NATIVE, authentication: nativeSum(password) };
  }
}

function nativeSum(password: SecretValue): string {
  const once = createHash('sha1').update(password.reveal(), 'utf8').digest();
  return `*${createHash('sha1').update(once).digest('hex').toUpperCase()}`;
}

function shaSum(password: SecretValue, salt: string, rounds: number): string {
  return shaCrypt(Buffer.from(password.reveal(), 'utf8'), Buffer.from(salt, 'utf8'), rounds);
}

/** Whether this is the password's method. */
export function fits(method: Method, password: SecretValue): boolean {
  if (isNobody(method)) return false;
  if (method.plugin === NATIVE) return comparable(method) === nativeSum(password);
  const parts = partsOf(method);
  const isLong = Buffer.byteLength(password.reveal(), 'utf8') > MAX_PASSWORD_BYTES;
  if (parts === undefined || parts.rounds > MAX_ROUNDS || isLong) return false;
  const { salt, rounds, sum } = parts;
  return remembered(password, method.authentication, () => shaSum(password, salt, rounds) === sum);
}

/** Each comparison takes milliseconds, and every step repeats it. */
const compared = new WeakMap<SecretValue, Map<string, boolean>>();

function remembered(password: SecretValue, authentication: string, compare: () => boolean): boolean {
  const known = compared.get(password) ?? new Map<string, boolean>();
  compared.set(password, known);
  const answer = known.get(authentication) ?? compare();
  known.set(authentication, answer);
  return answer;
}

/** An empty sum stands for no password at all, which is not one that could leak. */
function isComparable(method: Method): boolean {
  if (method.plugin === NATIVE || (keepsPassword(method) && method.authentication === '')) return true;
  return (partsOf(method)?.rounds ?? Number.POSITIVE_INFINITY) <= MAX_ROUNDS;
}

interface Parts {
  readonly rounds: number;
  readonly salt: string;
  readonly sum: string;
}

/** Salts are bytes from 1 to 127, control characters among them. */
function partsOf({ plugin, authentication }: Method): Parts | undefined {
  if (plugin === CACHING_SHA2) {
    const parts = /^\$A\$([0-9A-F]{3})\$([^$]{20})([./0-9A-Za-z]{43})$/.exec(authentication);
    const [, thousands = '', salt = '', sum = ''] = parts ?? [];
    return parts === null ? undefined : { rounds: 1000 * Number.parseInt(thousands, 16), salt, sum };
  }
  if (plugin === SHA256) {
    const parts = /^\$5\$([^$]{1,20})\$([./0-9A-Za-z]{43})$/.exec(authentication);
    const [, salt = '', sum = ''] = parts ?? [];
    return parts === null ? undefined : { rounds: DEFAULT_ROUNDS, salt, sum };
  }
  return undefined;
}

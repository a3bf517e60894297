/** What the server keeps of a password under each plugin, and whether a client has proved that it knows it. */
import { createHash, randomInt } from 'node:crypto';
import { Refusal } from './refusal.js';
import { shaCrypt } from './sha-sum.js';

export const NATIVE = 'mysql_native_password';
export const CACHING = 'caching_sha2_password';

const PLUGINS = [NATIVE, CACHING] as const;

export type Plugin = (typeof PLUGINS)[number];

export function knownPlugin(name: string): Plugin {
  const found = PLUGINS.find((plugin) => plugin === name.toLowerCase());
  if (found === undefined) throw new Refusal(1524, `Plugin '${name}' is not loaded`);
  return found;
}

/** Empty for no password; another each time with `caching_sha2_password`, which salts it. */
export function sumOf(password: string, plugin: Plugin = NATIVE): string {
  if (password === '') return '';
  if (plugin === CACHING) return saltedSum(password, Buffer.from(Array.from({ length: 20 }, saltByte)));
  return `*${sha1(sha1(Buffer.from(password))).toString('hex').toUpperCase()}`; // prettier-ignore
}

/** A sum that was handed in as such. */
export function checkedSum(sum: string, plugin: Plugin): string {
  const form = plugin === NATIVE ? /^\*[0-9A-F]{40}$/ : /^\$A\$005\$[^\0$\u0080-\uffff]{20}[./0-9A-Za-z]{43}$/;
  if (sum !== '' && !form.test(sum)) {
    throw new Refusal(1827, "The password hash doesn't have the expected format.");
  }
  return sum;
}

/** What a client gives to log in. */
export interface Proof {
  readonly isEmpty: boolean;
  fits(sum: string): boolean;
}

/** Made from the password and the server's `challenge`, for `mysql_native_password`. */
export function nativeProof(proof: Buffer, challenge: Buffer): Proof {
  const fits = (sum: string): boolean => {
    if (sum === '') return proof.length === 0;
    if (proof.length !== 20 || !sum.startsWith('*')) return false;
    const kept = Buffer.from(sum.slice(1), 'hex');
    const mask = sha1(Buffer.concat([challenge, kept]));
    return sha1(Buffer.from(proof.map((byte, index) => byte ^ mask[index]!))).equals(kept);
  };
  return { isEmpty: proof.length === 0, fits };
}

/** The password itself. */
export function clearProof(password: string): Proof {
  return { isEmpty: password === '', fits: (sum) => fitsSum(password, sum) };
}

export function fitsSum(password: string, sum: string): boolean {
  if (sum === '' || password === '') return sum === password;
  if (sum.startsWith('*')) return sum === sumOf(password);
  return sum === saltedSum(password, Buffer.from(sum.slice(7, 27), 'latin1'));
}

/** `005` stands for 5000 rounds. */
function saltedSum(password: string, salt: Buffer): string {
  return `$A$005$${salt.toString('latin1')}${shaCrypt(Buffer.from(password), salt, 5000)}`;
}

/** Any but 0 and the dollar sign, so quotes and control characters too. */
function saltByte(): number {
  const byte = randomInt(1, 128);
  return byte === 0x24 ? 0x25 : byte;
}

function sha1(bytes: Buffer): Buffer {
  return createHash('sha1').update(bytes).digest();
}

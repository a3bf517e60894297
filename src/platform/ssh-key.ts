// An SSH key as OpenSSH keeps it, made here: Node writes no such format. RFC 4253 section 6.6, RFC 8709 and OpenSSH's
// PROTOCOL.key describe it.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { SecretValue } from '../core/secret-value.js';

export interface SshKeyPair {
  /** The private half in OpenSSH's format, without a passphrase. */
  readonly privateKey: SecretValue;
  /** `ssh-ed25519` and base64, without a comment. */
  readonly publicKey: string;
}

const TYPE = 'ssh-ed25519';
const MAGIC = 'openssh-key-v1\0';
const LABEL = ['OPENSSH', 'PRIVATE', 'KEY'].join(' ');
/** The fixed beginning of an ed25519 key in PKCS #8, before its 32 bytes. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A fresh ed25519 pair. The comment stands in the private file, where a person may look. */
export function makeSshKey(comment: string): SshKeyPair {
  const { d = '', x = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const seed = Buffer.from(d, 'base64url');
  const point = Buffer.from(x, 'base64url');
  const body = Buffer.concat([
    Buffer.from(MAGIC, 'latin1'),
    ...['none', 'none', ''].map((text) => field(Buffer.from(text))),
    uint32(1),
    field(publicBlob(point)),
    field(privateSection(seed, point, comment)),
  ]).toString('base64');
  const lines = body.match(/.{1,70}/g) ?? [];
  const text = [`-----BEGIN ${LABEL}-----`, ...lines, `-----END ${LABEL}-----`, ''].join('\n');
  return { privateKey: new SecretValue(text), publicKey: publicLine(point) };
}

/** The public half that belongs to a private key of this format, computed anew; undefined where it is none. */
export function publicKeyOf(privateKey: SecretValue): string | undefined {
  const lines = privateKey.reveal().trim().split('\n');
  if (lines.shift() !== `-----BEGIN ${LABEL}-----` || lines.pop() !== `-----END ${LABEL}-----`) return undefined;
  const bytes = Buffer.from(lines.join(''), 'base64');
  try {
    const seed = seedIn(bytes);
    if (seed === undefined) return undefined;
    const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
    const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
    return publicLine(Buffer.from(x, 'base64url'));
  } catch {
    // Cut short: a length points behind the end. No cause, since it could hold bytes of the key.
    return undefined;
  }
}

/** As `ssh-keygen -l` and GitHub show it. */
export function fingerprintOf(publicKey: string): string {
  const blob = Buffer.from(publicKey.split(' ')[1] ?? '', 'base64');
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replaceAll('=', '')}`;
}

function privateSection(seed: Buffer, point: Buffer, comment: string): Buffer {
  // Twice the same number, by which a reader tells that it decrypted rightly.
  const check = randomBytes(4);
  const keyFields = [Buffer.from(TYPE), point, Buffer.concat([seed, point]), Buffer.from(comment, 'utf8')];
  const section = Buffer.concat([check, check, ...keyFields.map(field)]);
  const padding = (8 - (section.length % 8)) % 8;
  return Buffer.concat([section, Buffer.from(Array.from({ length: padding }, (_, index) => index + 1))]);
}

function seedIn(bytes: Buffer): Buffer | undefined {
  if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined;
  const outer = reader(bytes, MAGIC.length);
  const isPlain = [outer.field(), outer.field(), outer.field()].map(String).join() === 'none,none,';
  if (!isPlain || outer.uint32() !== 1) return undefined;
  outer.field();
  const inner = reader(outer.field(), 8);
  if (inner.field().toString() !== TYPE) return undefined;
  inner.field();
  const pair = inner.field();
  return pair.length === 64 ? pair.subarray(0, 32) : undefined;
}

function reader(bytes: Buffer, from: number): { uint32(): number; field(): Buffer } {
  let at = from;
  const uint32 = (): number => {
    const value = bytes.readUInt32BE(at);
    at += 4;
    return value;
  };
  const nextField = (): Buffer => {
    const length = uint32();
    if (at + length > bytes.length) throw new RangeError('ssh key: cut short');
    at += length;
    return bytes.subarray(at - length, at);
  };
  return { uint32, field: nextField };
}

function publicLine(point: Buffer): string {
  return `${TYPE} ${publicBlob(point).toString('base64')}`;
}

function publicBlob(point: Buffer): Buffer {
  return Buffer.concat([field(Buffer.from(TYPE)), field(point)]);
}

function field(bytes: Buffer): Buffer {
  return Buffer.concat([uint32(bytes.length), bytes]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

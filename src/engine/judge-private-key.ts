import { entropyOf } from './entropy.js';
import { placeOf } from './place.js';
import { dropped, type Kept, type Subject, type Verdict } from './judgement.js';

/** An ed25519 key in PKCS#8 has 48 bytes; nothing shorter is a key. */
const MIN_KEY_BYTES = 40;
/** 1024 bits of RSA or DSA: too short for anything but a test since 2014. */
const SHORT_PEM_LENGTH = 1100;
const MIN_BODY_ENTROPY = 3.5;
const DER_SEQUENCE = 0x30;
const OPENSSH_MAGIC = 'openssh-key-v1\0';
/** The format allows several in one file; nobody makes such. */
const MAX_KEYS = 8;

/**
 * Armour with a plausible body is a key. The value is brought to one form (real line ends, no indentation), so that the
 * same key in a file, in JSON and in YAML is one secret.
 */
export function judgePrivateKey(subject: Subject): Verdict {
  const verdict = judgeBlock(subject);
  const { kind, isManual, isTrial, isTestTwice } = placeOf(subject.path);
  const isShown = kind === 'prose' && isManual;
  const isShort = isTrial && /RSA|DSA/.test(subject.value.slice(0, 40)) && subject.value.length < SHORT_PEM_LENGTH;
  if (!verdict.isKept || !(isShown || isShort || isTestTwice)) return verdict;
  return { ...verdict, confidence: 'low', reasons: [...verdict.reasons, isShown ? 'in a manual' : 'of a test'] };
}

function judgeBlock(subject: Subject): Verdict {
  const value = canonicalArmour(subject.value);
  const [begin = '', ...rest] = value.split('\n');
  const label = /^-----BEGIN (.+)-----$/.exec(begin)?.[1];
  if (label === undefined) return dropped('the first line is no armour');
  const headers = rest.filter((line) => /^[A-Za-z][A-Za-z-]*: /.test(line));
  const body = rest.filter((line) => /^[A-Za-z0-9+/]+={0,2}$/.test(line)).join('');
  const bytes = Buffer.from(body, 'base64');
  if (bytes.length < MIN_KEY_BYTES) return dropped('the body is too short for a key');
  if (entropyOf(body) < MIN_BODY_ENTROPY) return dropped('the body is not random');
  if (label.startsWith('PGP')) return judgePgp(value, bytes, rest);
  if (label.startsWith('OPENSSH')) return judgeOpenSsh(value, bytes);
  if (label.startsWith('ENCRYPTED') || headers.some((line) => /ENCRYPTED/i.test(line))) {
    return encrypted(value, 'the key is encrypted with a passphrase');
  }
  return judgeDer(value, bytes);
}

/** The armour may end with a check of its body: three bytes behind `=`. */
function judgePgp(value: string, bytes: Buffer, lines: readonly string[]): Verdict {
  const check = lines.find((line) => /^=[A-Za-z0-9+/]{4}$/.test(line));
  if (check === undefined) return kept(value, 'high', ['armour with a key block']);
  const isWhole = Buffer.from(check.slice(1), 'base64').readUIntBE(0, 3) === crc24(bytes);
  return isWhole
    ? kept(value, 'high', ['armour with a key block', 'its checksum holds'])
    : kept(value, 'low', ['armour with a key block', 'its checksum does not hold']);
}

/** RFC 9580, section 6.1.1. */
function crc24(bytes: Buffer): number {
  let crc = 0xb704ce;
  for (const byte of bytes) {
    crc ^= byte << 16;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc << 1) ^ ((crc & 0x800000) === 0 ? 0 : 0x1864cfb);
  }
  return crc;
}

function judgeOpenSsh(value: string, bytes: Buffer): Verdict {
  if (bytes.toString('latin1', 0, OPENSSH_MAGIC.length) !== OPENSSH_MAGIC) {
    return kept(value, 'medium', ['armour of an OpenSSH key', 'the body is not in the format openssh-key-v1']);
  }
  const nameAt = OPENSSH_MAGIC.length + 4;
  const nameLength = bytes.readUInt32BE(OPENSSH_MAGIC.length);
  const cipher = bytes.toString('latin1', nameAt, nameAt + Math.min(nameLength, 64));
  if (cipher !== 'none') return encrypted(value, 'the key is encrypted with a passphrase');
  const reasons = ['the body is an OpenSSH key without passphrase'];
  const check = openSshCheck(bytes);
  if (check === undefined) return kept(value, 'low', [...reasons, 'the body is cut short']);
  return check
    ? kept(value, 'high', [...reasons, 'its two check values agree'])
    : kept(value, 'medium', [...reasons, 'its two check values differ']);
}

/** Whether the private part begins with one number twice, as it does unless it is encrypted; undefined without such a part. */
function openSshCheck(bytes: Buffer): boolean | undefined {
  let at = OPENSSH_MAGIC.length;
  const skip = (): void => {
    at += at + 4 <= bytes.length ? 4 + bytes.readUInt32BE(at) : bytes.length;
  };
  for (let name = 0; name < 3; name += 1) skip();
  const keys = at + 4 <= bytes.length ? bytes.readUInt32BE(at) : 0;
  at += 4;
  for (let key = 0; key < Math.min(keys, MAX_KEYS); key += 1) skip();
  const isWhole = at + 12 <= bytes.length && at + 4 + bytes.readUInt32BE(at) <= bytes.length;
  return isWhole ? bytes.readUInt32BE(at + 4) === bytes.readUInt32BE(at + 8) : undefined;
}

/** DER says its own length, so a shortened key shows. */
function judgeDer(value: string, bytes: Buffer): Verdict {
  const length = derLength(bytes);
  if (length === undefined) return kept(value, 'medium', ['armour of a private key', 'the body is not DER']);
  if (length > bytes.length) return kept(value, 'low', ['armour of a private key', 'the body is cut short']);
  return kept(value, 'high', ['the body is a complete DER structure']);
}

/** Length of the outer sequence with its header, or undefined when there is none. */
function derLength(bytes: Buffer): number | undefined {
  if (bytes[0] !== DER_SEQUENCE) return undefined;
  const first = bytes[1] ?? 0;
  if (first < 0x80) return first + 2;
  const size = first - 0x80;
  if (size === 0 || size > 3) return undefined;
  return bytes.readUIntBE(2, size) + 2 + size;
}

function kept(value: string, confidence: Kept['confidence'], reasons: readonly string[]): Kept {
  return { isKept: true, confidence, reasons, value };
}

function encrypted(value: string, reason: string): Kept {
  // Of no use without the passphrase.
  return { isKept: true, confidence: 'low', severity: 'low', reasons: [reason], value };
}

function canonicalArmour(text: string): string {
  return text
    .replace(/(?:\\+r)?\\+n|\\+r/g, '\n')
    .split(/\r\n|\r|\n/)
    .map(bareLine)
    .filter((line) => line !== '')
    .join('\n');
}

/** Without what another language put around it: `    "MIIE..." +` in code, `  # MIIE...` in a comment. */
function bareLine(line: string): string {
  if (!/[A-Za-z0-9]/.test(line)) return '';
  const start = line.trim().replace(/^(?:\+\s*(?=["'])|\/\/\s+)?["'>#*|\s]*/, '');
  return start.replace(/["'\\,]+\s*\+?$/, '').trimEnd();
}

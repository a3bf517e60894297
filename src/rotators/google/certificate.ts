// A self-signed X.509 certificate (RFC 5280) around an RSA key, which is how a public key is given to Google. Node reads
// certificates and writes none; these few fields in DER are all that is needed.
import { createPublicKey, randomBytes, sign, type KeyObject } from 'node:crypto';

interface CertificateSubject {
  readonly privateKey: KeyObject;
  /** Printable ASCII, at most 64 characters. */
  readonly commonName: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

const TAG = {
  integer: 0x02,
  bitString: 0x03,
  nothing: 0x05,
  objectId: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  version: 0xa0,
} as const;

/** 1.2.840.113549.1.1.11, RSA with SHA-256. */
const RSA_SHA256 = Buffer.from('2a864886f70d01010b', 'hex');
/** 2.5.4.3. */
const COMMON_NAME = Buffer.from('550403', 'hex');
const VERSION_3 = Buffer.from([2]);
/** Two digits of the year stand for 1950 to 2049. */
const FIRST_YEAR_OF_FOUR_DIGITS = 2050;

/** PEM text. */
export function selfSigned({ privateKey, commonName, notBefore, notAfter }: CertificateSubject): string {
  if (!/^[\x20-\x7e]{1,64}$/.test(commonName)) throw new RangeError('certificate: expected a short printable name');
  const algorithm = sequence(element(TAG.objectId, RSA_SHA256), element(TAG.nothing));
  const attribute = sequence(element(TAG.objectId, COMMON_NAME), element(TAG.utf8, Buffer.from(commonName)));
  const name = sequence(element(TAG.set, attribute));
  const signed = sequence(
    element(TAG.version, element(TAG.integer, VERSION_3)),
    element(TAG.integer, serialNumber()),
    algorithm,
    name,
    sequence(time(notBefore), time(notAfter)),
    name,
    createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
  );
  const noUnusedBits = Buffer.from([0]);
  const signature = element(TAG.bitString, noUnusedBits, sign('RSA-SHA256', signed, privateKey));
  return pem(sequence(signed, algorithm, signature));
}

/** Positive, and with no zero byte before it that would not have to be there. */
function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0]! & 0x3f) | 0x40;
  return bytes;
}

function time(date: Date): Buffer {
  const digits = `${date.toISOString().slice(0, 19).replaceAll(/[-T:]/g, '')}Z`;
  const isLong = date.getUTCFullYear() >= FIRST_YEAR_OF_FOUR_DIGITS;
  return isLong
    ? element(TAG.generalizedTime, Buffer.from(digits))
    : element(TAG.utcTime, Buffer.from(digits.slice(2)));
}

function sequence(...contents: readonly Buffer[]): Buffer {
  return element(TAG.sequence, ...contents);
}

function element(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content), content]);
}

/** Up to 127 in one byte; beyond, the number of bytes and then the bytes. */
function lengthOf({ length }: Buffer): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  const rule = '-----';
  return [`${rule}BEGIN CERTIFICATE${rule}`, ...lines, `${rule}END CERTIFICATE${rule}`, ''].join('\n');
}

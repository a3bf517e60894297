// A self-signed X.509 certificate for an RSA key, in DER by hand, as node reads certificates but makes none. The fake
// gives one for each key that it made, as the provider does.
import { randomBytes, sign, type KeyObject } from 'node:crypto';

const SEQUENCE = 0x30;
const SET = 0x31;
const SHA256_WITH_RSA = der(SEQUENCE, oid([42, 134, 72, 134, 247, 13, 1, 1, 11]), der(0x05));

export interface CertificateParts {
  readonly commonName: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** PEM text of a certificate that the key signed for itself. */
export function selfSignedCertificate(parts: CertificateParts): string {
  const { commonName, publicKey, privateKey, notBefore, notAfter } = parts;
  const name = der(SEQUENCE, der(SET, der(SEQUENCE, oid([85, 4, 3]), der(0x0c, Buffer.from(commonName, 'utf8')))));
  // The first byte below 128, so that the number is positive.
  const serial = der(0x02, Buffer.from([1]), randomBytes(8));
  const content = der(
    SEQUENCE,
    der(0xa0, der(0x02, Buffer.from([2]))),
    serial,
    SHA256_WITH_RSA,
    name,
    der(SEQUENCE, time(notBefore), time(notAfter)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = der(0x03, Buffer.from([0]), sign('RSA-SHA256', content, privateKey));
  return pem(der(SEQUENCE, content, SHA256_WITH_RSA, signature));
}

function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), length(content.length), content]);
}

function length(bytes: number): Buffer {
  if (bytes < 128) return Buffer.from([bytes]);
  const long = bytes < 256 ? [bytes] : [bytes >> 8, bytes & 255];
  return Buffer.from([128 + long.length, ...long]);
}

function oid(bytes: readonly number[]): Buffer {
  return der(0x06, Buffer.from(bytes));
}

/** GeneralizedTime from 2050 on, UTCTime before. */
function time(date: Date): Buffer {
  const text = date.toISOString().replaceAll(/[-:T]|\.[0-9]+/g, '');
  return date.getUTCFullYear() < 2050 ? der(0x17, Buffer.from(text.slice(2))) : der(0x18, Buffer.from(text));
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  const edge = (word: string): string => `${'-'.repeat(5)}${word} CERTIFICATE${'-'.repeat(5)}`;
  return [edge('BEGIN'), ...lines, edge('END'), ''].join('\n');
}

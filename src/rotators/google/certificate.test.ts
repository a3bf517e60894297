import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selfSigned } from './certificate.js';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const seconds = (date: Date): number => Math.floor(date.getTime() / 1000);
const FROM = new Date('2026-01-01T00:00:00Z');
const names = fc.string({ unit: fc.constantFrom(...'abcXYZ 0123456789-'), minLength: 1, maxLength: 64 });

describe('a certificate that is made here', () => {
  it('is read by Node as what was asked for, whatever the name and the dates', () => {
    const dates = fc.date({ min: new Date('2026-01-02'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(names, dates, (commonName, notAfter) => {
        const certificate = new X509Certificate(selfSigned({ privateKey, commonName, notBefore: FROM, notAfter }));
        expect(certificate.verify(publicKey)).toBe(true);
        expect(certificate.publicKey.equals(publicKey)).toBe(true);
        expect(certificate.checkPrivateKey(privateKey)).toBe(true);
        expect(certificate.checkIssued(certificate)).toBe(true);
        // Node writes a blank at the edge of a name with a backslash before it.
        expect(certificate.subject.replaceAll('\\', '')).toBe(`CN=${commonName}`);
        expect(seconds(new Date(certificate.validFrom))).toBe(seconds(FROM));
        expect(seconds(new Date(certificate.validTo))).toBe(seconds(notAfter));
        expect(certificate.serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['2049-12-31T23:59:59Z', '2050-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])(
    'ends at %s, on either side of where years get four digits',
    (end) => {
      const text = selfSigned({ privateKey, commonName: 'x', notBefore: FROM, notAfter: new Date(end) });
      expect(new Date(new X509Certificate(text).validTo).toISOString()).toBe(end.replace('Z', '.000Z'));
    },
  );

  it.each([1024, 2048])('is valid for a key of %d bits', (modulusLength) => {
    const pair = generateKeyPairSync('rsa', { modulusLength });
    const made = { privateKey: pair.privateKey, commonName: 'x', notBefore: FROM, notAfter: new Date('2027-01-01') };
    expect(new X509Certificate(selfSigned(made)).verify(pair.publicKey)).toBe(true);
  });

  it('takes no name that a reader could take for two', () => {
    for (const commonName of ['', 'a\nb', 'ä', 'x'.repeat(65)]) {
      const make = (): string => selfSigned({ privateKey, commonName, notBefore: FROM, notAfter: FROM });
      expect(make).toThrow(RangeError);
    }
  });
});

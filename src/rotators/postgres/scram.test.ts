import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SecretValue } from '../../core/secret-value.js';
import { scramVerifier, verifierMatches } from './scram.js';

const word = new SecretValue(['pen', 'cil'].join(''));

describe('scramVerifier', () => {
  it('has the form that PostgreSQL stores, another each time, and matches its own password only', async () => {
    const [one, two] = [await scramVerifier(word), await scramVerifier(word)];
    expect(one.reveal()).toMatch(/^SCRAM-SHA-256\$4096:[A-Za-z0-9+/]{22}==\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$/);
    expect(one.equals(two)).toBe(false);
    expect(verifierMatches(one, 'any', word)).toBe(true);
    expect(verifierMatches(one, 'any', new SecretValue('another'))).toBe(false);
  });

  it('does not tell apart what SASLprep makes equal', async () => {
    const verifier = await scramVerifier(new SecretValue('a\u00a0b\u00adc\u2168'));
    expect(verifierMatches(verifier, 'any', new SecretValue('a bcIX'))).toBe(true);
  });
});

describe('verifierMatches', () => {
  it('agrees with the example of RFC 7677', () => {
    // The exchange of the RFC: its salt, 4096 rounds, user `user`; the keys follow from its proof and signature.
    const salt = 'W22ZaJ0SNY7soEsUEjb6gQ==';
    const stored = 'WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=';
    const server = 'wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=';
    expect(verifierMatches(new SecretValue(`SCRAM-SHA-256$4096:${salt}$${stored}:${server}`), 'user', word)).toBe(true);
  });

  it('knows the older md5 form, which holds the name of the user', () => {
    const digest = createHash('md5').update(`${word.reveal()}orders_app`).digest('hex');
    expect(verifierMatches(new SecretValue(`md5${digest}`), 'orders_app', word)).toBe(true);
    expect(verifierMatches(new SecretValue(`md5${digest}`), 'another', word)).toBe(false);
  });

  it.each([
    ['a form of the future', 'SCRAM-SHA-512$4096:AAAA$BBBB:CCCC'],
    ['no rounds', `SCRAM-SHA-256$0:AAAA$${'A'.repeat(43)}=:${'A'.repeat(43)}=`],
    ['rounds without end', `SCRAM-SHA-256$999999999:AAAA$${'A'.repeat(43)}=:${'A'.repeat(43)}=`],
  ])('does not judge %s', (_why, text) => {
    expect(verifierMatches(new SecretValue(text), 'any', word)).toBeUndefined();
  });
});

import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { mintFineGrainedToken, mintShortToken, mintStatelessToken } from '../../../test/support/github/mint.js';
import { SecretValue } from '../../core/secret-value.js';
import { isFineGrainedShape, madeUpToken, tokenKind } from './tokens.js';

const kindOf = (text: string): ReturnType<typeof tokenKind> => tokenKind(new SecretValue(text));

describe('tokenKind', () => {
  it('tells every kind by its prefix, and nothing by another', () => {
    expect(kindOf(mintShortToken('ghp'))).toBe('classic');
    expect(kindOf(mintFineGrainedToken())).toBe('fine-grained');
    expect(kindOf(mintShortToken('gho'))).toBe('oauth');
    expect(kindOf(mintShortToken('ghu'))).toBe('user-to-server');
    expect(kindOf(mintShortToken('ghs'))).toBe('installation');
    expect(kindOf(mintStatelessToken(7))).toBe('installation');
    expect(kindOf(mintShortToken('ghr'))).toBe('refresh');
    expect(kindOf('0123456789'.repeat(4))).toBeUndefined();
  });
});

describe('isFineGrainedShape', () => {
  it('wants a whole token and nothing around it', () => {
    const token = mintFineGrainedToken();
    expect(isFineGrainedShape(new SecretValue(token))).toBe(true);
    for (const other of [token.slice(0, -1), `${token}x`, ` ${token}`, `${token}\n`, mintShortToken('ghp')]) {
      expect(isFineGrainedShape(new SecretValue(other))).toBe(false);
    }
  });
});

describe('madeUpToken', () => {
  it('is another each time and carries the checksum that GitHub looks at first', () => {
    const [one, other] = [madeUpToken('classic').reveal(), madeUpToken('classic').reveal()];
    expect(one).not.toBe(other);
    expect(one).toMatch(/^ghp_[0-9A-Za-z]{36}$/);
    const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
    const check = Array.from(one.slice(34)).reduce((sum, digit) => sum * 62 + digits.indexOf(digit), 0);
    expect(check).toBe(crc32(one.slice(4, 34)));
    expect(kindOf(madeUpToken('installation').reveal())).toBe('installation');
  });
});

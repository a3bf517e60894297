import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRange, isWithin } from './addresses.js';

const toText = (address: number): string =>
  [24, 16, 8, 0].map((shift) => String(Math.floor(address / 2 ** shift) % 256)).join('.');

describe('ranges of addresses', () => {
  it.each(['192.0.2.0/24', '192.0.2.1', '2001:db8::/32', '::1', '0.0.0.0/0'])('takes %s', (text) => {
    expect(isRange(text)).toBe(true);
  });

  it.each(['', '192.0.2', '192.0.2.1/33', '192.0.2.1/', '192.0.2.1/24/8', '2001:db8::/129', 'fe80::1%eth0', 'a/b'])(
    'takes no %j',
    (text) => {
      expect(isRange(text)).toBe(false);
      expect(isWithin(text, ['0.0.0.0/0', '::/0'])).toBe(false);
    },
  );

  it.each([
    { inner: '192.0.2.128/25', outer: '192.0.2.0/24', within: true },
    { inner: '192.0.2.0/24', outer: '192.0.2.0/25', within: false },
    { inner: '192.0.2.1', outer: '2001:db8::/32', within: false },
    { inner: '2001:db8:1::/48', outer: '2001:db8::/32', within: true },
    { inner: '10.0.0.0/0', outer: '10.0.0.0/8', within: false },
  ])('says of $inner in $outer: $within', ({ inner, outer, within }) => {
    expect(isWithin(inner, [outer])).toBe(within);
  });

  it('never says that a range lies in another one that lacks one of its ends', () => {
    const range = fc.record({ address: fc.nat(0xffffffff), bits: fc.integer({ min: 0, max: 32 }) });
    fc.assert(
      fc.property(range, range, (inner, outer) => {
        const size = 2 ** (32 - inner.bits);
        const first = Math.floor(inner.address / size) * size;
        const outerSize = 2 ** (32 - outer.bits);
        const outerFirst = Math.floor(outer.address / outerSize) * outerSize;
        const isInside = first >= outerFirst && first + size <= outerFirst + outerSize;
        const textOf = ({ address, bits }: typeof inner): string => `${toText(address)}/${String(bits)}`;
        expect(isWithin(textOf(inner), [textOf(outer)])).toBe(isInside);
      }),
    );
  });

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (text, others) => typeof isWithin(text, others) === 'boolean'),
    );
  });
});

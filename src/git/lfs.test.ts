import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLfsPointer } from './lfs.js';

const OID = 'ab'.repeat(32);
const START = ['version https://git-lfs', 'example', 'com/spec/v1\n'].join('.');

describe('an LFS pointer', () => {
  it('tells the content that it stands for', () => {
    const text = `${START}ext-0-foo sha256:${OID}\noid sha256:${'cd'.repeat(32)}\nsize 12345\n`;
    expect(parseLfsPointer(Buffer.from(text))).toEqual({ oid: 'cd'.repeat(32), size: 12_345 });
  });

  it.each([
    ['another text', 'version 1\n'],
    ['a pointer without an id', `${START}size 5\n`],
    ['an id of another kind', `${START}oid md5:${OID}\nsize 5\n`],
    ['a text longer than a pointer may be', `${START}oid sha256:${OID}\nsize 5\n${'x'.repeat(1024)}`],
  ])('is not %s', (_, text) => {
    expect(parseLfsPointer(Buffer.from(text))).toBeUndefined();
  });

  it('is looked for in any bytes without failing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.nat(300), (text, at) => {
        const pointer = `${START}oid sha256:${OID}\nsize 5\n`;
        const changed = Buffer.from(pointer.slice(0, at) + text + pointer.slice(at));
        const found = parseLfsPointer(changed);
        expect(found === undefined || /^[0-9a-f]{64}$/.test(found.oid)).toBe(true);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readShownPath, showPath } from './raw-path.js';

describe('paths as text', () => {
  it.each([
    ['plain text', Buffer.from('src/größe/文.txt'), 'src/größe/文.txt'],
    ['a line break', Buffer.from('a\nb'), 'a\\x0ab'],
    ['a backslash', Buffer.from('a\\b'), 'a\\\\b'],
    ['what is not UTF-8', Buffer.from([0x61, 0xff, 0x62]), 'a\\xffb'],
    ['a change of writing direction', Buffer.from('a\u202eb'), 'a\\xe2\\x80\\xaeb'],
  ])('show %s', (_, bytes, text) => {
    expect(showPath(bytes)).toBe(text);
  });

  it('give back the same bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
        ),
        (bytes) => {
          expect(readShownPath(showPath(Buffer.from(bytes))).equals(Buffer.from(bytes))).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPrintable, printable } from './printable.js';

it('shows control characters as two hex digits', () => {
  expect(printable(`a${String.fromCharCode(0x1b)}[31m\n\u009b`)).toBe(String.raw`a\x1b[31m\x0a\x9b`);
});

it('shows marks that turn or hide text by their code', () => {
  expect(printable(`x${String.fromCharCode(0x202e)}y${String.fromCharCode(0x200b)}`)).toBe(
    String.raw`x\u{202e}y\u{200b}`,
  );
});

it('leaves letters of any language alone', () => {
  for (const text of ['Grüße', '日本語', 'naïve café', 'a b/c-d_e.f', '👍']) expect(printable(text)).toBe(text);
});

it('gives text that is printable, whatever goes in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(isPrintable(printable(text))).toBe(true);
    }),
  );
});

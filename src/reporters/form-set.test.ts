import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FormSet } from './form-set.js';

const WHOLE = 0;
const START = 1;

it('knows what was added, in any part of a text, and nothing else', () => {
  const texts = fc.uniqueArray(fc.string({ maxLength: 8 }), { maxLength: 50 });
  fc.assert(
    fc.property(texts, texts, fc.string({ maxLength: 5 }), (added, others, before) => {
      const set = new FormSet();
      for (const text of added) set.add(text, WHOLE);
      for (const text of [...added, ...others]) {
        const isIn = set.has(`${before}${text}!`, before.length, before.length + text.length, WHOLE);
        expect(isIn).toBe(added.includes(text));
      }
    }),
  );
});

it('tells kinds apart', () => {
  const set = new FormSet();
  set.add('abc', WHOLE);
  expect(set.has('abc', 0, 3, START)).toBe(false);
});

it('holds a hundred thousand texts that differ in one character', () => {
  const set = new FormSet();
  const texts = Array.from({ length: 100_000 }, (_, at) => `${String(at)}-the-same-in-all-of-them`);
  for (const text of texts) set.add(text, WHOLE);
  expect(texts.every((text) => set.has(text, 0, text.length, WHOLE))).toBe(true);
  expect(texts.some((text) => set.has(`${text}x`, 0, text.length + 1, WHOLE))).toBe(false);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Grams, KeptGrams } from './grams.js';

const letters = 'abcdefgh_ABCDEFGH.-1';
const text = fc.string({ unit: fc.constantFrom(...letters), maxLength: 400 });

it('may hold every keyword that stands in what was marked, whatever is kept of it', () => {
  fc.assert(
    fc.property(text, fc.nat(400), fc.nat(20), text, (content, from, length, other) => {
      const [one, two] = [new Grams(), new Grams()];
      one.mark(Buffer.from(content), { start: 0, end: content.length });
      two.mark(Buffer.from(other), { start: 0, end: other.length });
      const keyword = content.slice(from, from + length).toLowerCase();
      const kept = KeptGrams.from(one.kept().bytes())!;
      const joined = KeptGrams.from(KeptGrams.joined([two.kept(), kept]).bytes())!;
      expect([kept.mayHold(keyword), joined.mayHold(keyword)]).toEqual([true, true]);
    }),
    { numRuns: 60 },
  );
});

it('may hold what stands in a span that begins anywhere', () => {
  fc.assert(
    fc.property(text, fc.nat(50), fc.nat(50), (content, start, rest) => {
      const grams = new Grams();
      const end = Math.max(start, content.length - rest);
      grams.mark(Buffer.from(content), { start, end });
      const kept = grams.kept();
      for (let at = start; at + 9 <= Math.min(end, content.length); at += 1) {
        expect(kept.mayHold(content.slice(at, at + 9).toLowerCase())).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

it('knows of most other keywords that they do not stand there', () => {
  const grams = new Grams();
  const words = Array.from({ length: 20_000 }, (_, at) => `word${String(at * 7919)} of a text`).join('\n');
  grams.mark(Buffer.from(words), { start: 0, end: words.length });
  const kept = grams.kept();
  const others = Array.from({ length: 1_000 }, (_, at) => `acme_key_${(at * 104_729).toString(36)}`);

  expect(others.filter((keyword) => kept.mayHold(keyword)).length).toBeLessThan(20);
  expect(kept.bytes().length).toBeLessThan(20_000);
});

it('seems to hold a good part of all windows, so that nobody learns from it which of them made up a secret', () => {
  const content = Array.from({ length: 3_000 }, (_, at) => `${String(at)}:${(at * 7919).toString(36)}`).join();
  for (const end of [200, 2_000, content.length]) {
    const grams = new Grams();
    grams.mark(Buffer.from(content), { start: 0, end });
    const kept = grams.kept();
    const others = Array.from({ length: 2_000 }, (_, at) => `${(at * 104_729 + 46_656).toString(36).slice(-4)}~`);
    expect(others.filter((other) => kept.mayHold(other)).length).toBeGreaterThan(500);
  }
});

it('says nothing of what is shorter than it can tell, and forgets what was marked before', () => {
  const grams = new Grams();
  expect([grams.kept().mayHold('acme'), grams.kept().mayHold('acme_')]).toEqual([true, false]);
  grams.mark(Buffer.from('ACME_KEY'), { start: 0, end: 8 });
  expect(grams.kept().mayHold('acme_key')).toBe(true);
  grams.clear();
  expect(grams.kept().mayHold('acme_key')).toBe(false);
});

it('takes nothing for kept that is something else', () => {
  expect(KeptGrams.from(Buffer.alloc(0))).toBeUndefined();
  expect(KeptGrams.from(Buffer.from([99, 1, 2]))).toBeUndefined();
});

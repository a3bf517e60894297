import { expect, it } from 'vitest';
import { detectors } from '../detectors/index.js';
import { rulesOf } from './compiled-rule.js';
import { readRulebook, rulebookOf, writeRulebook } from './rulebook.js';

it('is the same when it is read from the text that was written of it', () => {
  const book = rulebookOf(detectors);
  const read = readRulebook(Buffer.from(writeRulebook(detectors)));
  expect(read.keywords).toEqual(book.keywords);
  for (const keyword of book.keywords.keys()) expect(read.rulesWith(keyword)).toEqual(book.rulesWith(keyword));
  expect([read.index, read.farIndex]).toEqual([book.index, book.farIndex]);
  for (const [number, rule] of rulesOf(detectors).entries()) expect(read.rule(number)).toEqual(rule);
  expect(read.detectors()).toEqual(detectors);
});

it('is written in ASCII, so that it may be read as one byte a character', () => {
  const [first] = detectors;
  if (first === undefined) throw new Error('there are no detectors');
  const foreign = [{ ...first, docs: 'https://docs.example/\u00e9\u4e2d\u{1f511}' }];
  const text = writeRulebook(foreign);
  expect(text).toMatch(/^[\n\x20-\x7e]*$/);
  expect(readRulebook(Buffer.from(text)).detectors()).toEqual(foreign);
});
